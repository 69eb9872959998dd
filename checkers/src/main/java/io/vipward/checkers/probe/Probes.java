package io.vipward.checkers.probe;

import io.vipward.parser.model.Checker;

/** Makes the probers of checkers. On the loop's thread. */
public interface Probes {
    /** The prober of a checker that asks its server by itself. */
    Prober prober(Subject subject);

    /** What a MISC_CHECK runs, as its log lines name it; empty for other checkers. */
    default String program(Checker check) {
        return "";
    }

    /**
     * What is asked.
     *
     * @param realServer its label, for log lines
     * @param virtualServer its label, for log lines
     */
    record Subject(Checker check, String realServer, String virtualServer) {}
}
