package io.vipward.checkers.probe;

import io.vipward.parser.model.Checker;

/** Makes the probers of checkers. On the loop's thread. */
public interface Probes {
    /** A prober of a checker that asks its server by itself. */
    Prober prober(Checker check);

    /** What a MISC_CHECK runs, as its log lines name it; empty for other checkers. */
    default String program(Checker check) {
        return "";
    }
}
