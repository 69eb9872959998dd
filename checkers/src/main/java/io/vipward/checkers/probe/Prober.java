package io.vipward.checkers.probe;

import io.vipward.checkers.core.ProbeResult;
import java.util.function.Consumer;

/** Asks the server of one checker, again and again, one attempt at a time. On the loop's thread. */
public interface Prober {
    /**
     * Starts an attempt; the one before has ended or was cancelled.
     *
     * @param url index of the URL that is asked for; 0 for checkers that have none
     * @param whenDone gets the result, once, in a later turn of the loop
     */
    Attempt start(int url, Consumer<ProbeResult> whenDone);

    /** Gives back what it keeps between attempts. The attempt under way, if any, was cancelled. */
    default void close() {}
}
