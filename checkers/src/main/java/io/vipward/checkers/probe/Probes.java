package io.vipward.checkers.probe;

import io.vipward.checkers.core.ProbeResult;
import io.vipward.parser.model.TcpCheck;
import java.util.function.Consumer;

/** Makes the attempts of checkers. On the loop's thread. */
public interface Probes {
    /**
     * Starts an attempt.
     *
     * @param whenDone gets the result, once, in a later turn of the loop
     */
    Attempt start(TcpCheck check, Consumer<ProbeResult> whenDone);
}
