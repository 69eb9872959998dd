package io.vipward.checkers.core;

import java.util.List;
import java.util.Optional;

/**
 * What follows from one attempt.
 *
 * @param nextProbeAtNanos absolute, on the clock of the time that was passed in
 * @param verdict to be applied to the real server after the events were logged; empty where nothing was decided
 */
public record CheckerStep(
        CheckerState next, Reason reason, long nextProbeAtNanos, Optional<Verdict> verdict, List<Event> events) {
    /** The next attempt of a checker that is told. */
    public static final long NEVER = Long.MAX_VALUE;

    public CheckerStep {
        events = List.copyOf(events);
    }
}
