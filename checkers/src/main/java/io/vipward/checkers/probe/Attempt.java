package io.vipward.checkers.probe;

/** One attempt of a checker that is under way. On the loop's thread. */
public interface Attempt {
    /** Gives up: no result will come. After the result: nothing happens. */
    void cancel();
}
