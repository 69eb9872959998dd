package io.vipward.checkers.core;

import io.vipward.parser.model.CheckSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The verdicts of TCP_CHECK (and of UDP_CHECK and PING_CHECK, which follow the same rules): an up server is down after
 * {@code retry + 1} failures in a row, the very first failure is final, and a down server is up after one success.
 */
public final class PlainVerdicts {
    private static final long START_DELAY_NANOS = 1_000_000_000L;

    private final CheckerSettings settings;

    public PlainVerdicts(CheckerSettings settings) {
        this.settings = settings;
    }

    /** When the first attempt of a start or a reload is due: after 1 s and a random part of {@code warmup}. */
    public static long firstProbeAt(CheckSchedule schedule, long nowNanos, RandomGenerator random) {
        long warmup = schedule.warmupNanos();
        return nowNanos + START_DELAY_NANOS + (warmup > 0 ? random.nextLong(warmup + 1) : 0);
    }

    /**
     * An attempt has ended.
     *
     * @param nowNanos the end of the attempt: the next one counts from here
     */
    public CheckerStep onResult(CheckerState state, ProbeResult result, long nowNanos) {
        if (result instanceof ProbeResult.LocalError error) {
            return onLocalError(state, error, nowNanos);
        }
        boolean success = result instanceof ProbeResult.Success;
        CheckSchedule schedule = settings.schedule();
        boolean mayFail = state.up() || !state.hasRun();
        List<Event> events = new ArrayList<>();
        if (!success) {
            sayAttempt(state, result, events);
        }
        if (success || (mayFail && state.failures() >= schedule.retry())) {
            return decide(state, result, nowNanos, events);
        }
        if (mayFail) {
            CheckerState next = new CheckerState(state.up(), true, state.failures() + 1, 0);
            long nextAt = nowNanos + schedule.delayBeforeRetryNanos();
            return new CheckerStep(next, reason(result), nextAt, Optional.empty(), events);
        }
        CheckerState next = new CheckerState(false, true, state.failures(), 0);
        return new CheckerStep(next, reason(result), nowNanos + schedule.delayLoopNanos(), Optional.empty(), events);
    }

    private CheckerStep decide(CheckerState state, ProbeResult result, long nowNanos, List<Event> events) {
        boolean success = result instanceof ProbeResult.Success;
        boolean news = !state.hasRun() || success != state.up();
        Optional<Verdict> verdict = Optional.empty();
        if (news) {
            events.add(
                    success
                            ? new Event.CheckSucceeded(settings.kind(), settings.realServer())
                            : new Event.CheckFailed(
                                    settings.kind(),
                                    settings.realServer(),
                                    state.hasRun() ? settings.schedule().retry() : 0));
            verdict = Optional.of(new Verdict(
                    success, state.up(), !state.hasRun(), settings.schedule().alpha(), reason(result)));
        }
        CheckerState next = new CheckerState(success, true, 0, 0);
        long nextAt = nowNanos + settings.schedule().delayLoopNanos();
        return new CheckerStep(next, reason(result), nextAt, verdict, events);
    }

    /** Failures of a checker that is down are never logged one by one. */
    private void sayAttempt(CheckerState state, ProbeResult result, List<Event> events) {
        if (settings.logAllFailures() && state.up()) {
            boolean timedOut = result instanceof ProbeResult.TimedOut;
            events.add(new Event.AttemptFailed(settings.kind(), settings.realServer(), timedOut));
        }
    }

    private CheckerStep onLocalError(CheckerState state, ProbeResult.LocalError error, long nowNanos) {
        List<Event> events = new ArrayList<>();
        boolean connect = error.stage() == ProbeResult.Stage.CONNECT;
        if (!connect || error.errno() != state.lastErrno()) {
            events.add(new Event.ProbeImpossible(error));
        }
        events.add(new Event.CheckRescheduled(settings.kind(), error.stage()));
        int lastErrno = connect ? error.errno() : state.lastErrno();
        return new CheckerStep(
                new CheckerState(state.up(), state.hasRun(), state.failures(), lastErrno),
                reason(error),
                nowNanos + settings.schedule().delayLoopNanos(),
                Optional.empty(),
                events);
    }

    private Reason reason(ProbeResult result) {
        String keyword = settings.kind().keyword();
        if (result instanceof ProbeResult.Success) {
            return new Reason(Reason.Cause.CHECK_SUCCEEDED, keyword + " succeeded");
        }
        if (result instanceof ProbeResult.Failure failure) {
            return new Reason(Reason.Cause.CHECK_FAILED, keyword + ": " + failure.text());
        }
        if (result instanceof ProbeResult.LocalError error) {
            return new Reason(Reason.Cause.CHECK_FAILED, keyword + " could not be made: " + error.text());
        }
        return new Reason(Reason.Cause.CHECK_FAILED, keyword + ": no answer in time");
    }
}
