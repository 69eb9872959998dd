package io.vipward.checkers.core;

import io.vipward.parser.model.CheckSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The verdicts of TCP_CHECK, UDP_CHECK, PING_CHECK and DNS_CHECK: an up server is down after {@code retry + 1} failures in a
 * row, the very first failure is final, and a down server is up after one success.
 */
final class PlainVerdicts implements Verdicts {
    private final CheckerSettings settings;
    private final PlainLines lines;

    PlainVerdicts(CheckerSettings settings, PlainLines lines) {
        this.settings = settings;
        this.lines = lines;
    }

    /** The next attempt counts from the end of this one. */
    @Override
    public CheckerStep onResult(CheckerState state, ProbeResult result, long nowNanos) {
        if (result instanceof ProbeResult.LocalError error) {
            return Verdicts.onLocalError(settings, state, error, nowNanos);
        }
        boolean success = result instanceof ProbeResult.Success;
        CheckSchedule schedule = settings.schedule();
        boolean mayFail = state.up() || !state.hasRun();
        Reason reason = Verdicts.reason(settings, result);
        List<Event> events = new ArrayList<>(result.remarks());
        if (success || (mayFail && state.failures() >= schedule.retry())) {
            return decide(state, result, nowNanos, events);
        }
        sayAttempt(state, result, false, events);
        if (mayFail) {
            CheckerState next = state.withRun().withFailures(state.failures() + 1);
            return new CheckerStep(next, reason, nowNanos + schedule.delayBeforeRetryNanos(), Optional.empty(), events);
        }
        return new CheckerStep(state.withRun(), reason, nowNanos + schedule.delayLoopNanos(), Optional.empty(), events);
    }

    private CheckerStep decide(CheckerState state, ProbeResult result, long nowNanos, List<Event> events) {
        boolean success = result instanceof ProbeResult.Success;
        Reason reason = Verdicts.reason(settings, result);
        Optional<Verdict> verdict = Optional.empty();
        if (!success) {
            sayAttempt(state, result, true, events);
        }
        if (!state.hasRun() || success != state.up()) {
            long retries = state.hasRun() ? settings.schedule().retry() : 0;
            String line = success ? lines.succeeded() : lines.failed(result, retries);
            if (!line.isEmpty()) {
                events.add(new Event.CheckLine(line));
            }
            Optional<String> mail =
                    success == state.up() ? Optional.empty() : Optional.of(success ? lines.mailUp() : lines.mailDown());
            verdict = Optional.of(new Verdict(
                    success, state.up(), !state.hasRun(), settings.schedule().alpha(), reason, mail));
        }
        long nextAt = nowNanos + settings.schedule().delayLoopNanos();
        return new CheckerStep(state.decided(success), reason, nextAt, verdict, events);
    }

    /** Failures of a checker that is down are never logged one by one. */
    private void sayAttempt(CheckerState state, ProbeResult result, boolean last, List<Event> events) {
        String line = lines.attemptFailed(result, last);
        if (settings.logAllFailures() && state.up() && !line.isEmpty()) {
            events.add(new Event.CheckLine(line));
        }
    }
}
