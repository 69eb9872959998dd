package io.vipward.checkers.core;

import io.vipward.checkers.core.ProbeResult.End;
import io.vipward.checkers.core.ProbeResult.ProgramEnded;
import io.vipward.parser.model.CheckSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The verdicts of MISC_CHECK. Runs count from their start. With {@code misc_dynamic} the exit statuses from 2 on are a
 * success and a weight.
 */
final class MiscVerdicts implements Verdicts {
    private final CheckerSettings settings;
    private final CheckSchedule schedule;
    private final boolean dynamic;
    private final String subject;
    private final int configuredWeight;

    MiscVerdicts(CheckerSettings settings, boolean dynamic, String program, int configuredWeight) {
        this.settings = settings;
        this.schedule = settings.schedule();
        this.dynamic = dynamic;
        this.subject = "Misc check for [" + settings.realServer() + " VS " + settings.virtualServer() + "] by ["
                + program + "]";
        this.configuredWeight = configuredWeight;
    }

    @Override
    public CheckerStep onResult(CheckerState state, ProbeResult result, long nowNanos) {
        if (!(result instanceof ProgramEnded ended)) {
            throw new IllegalArgumentException("a program does not end with " + result);
        }
        boolean exited = ended.end() == End.EXITED;
        boolean success = exited && (ended.number() == 0 || (dynamic && ended.number() != 1));
        boolean mayFail = state.up() || !state.hasRun();
        if (success || (mayFail && state.failures() >= schedule.retry())) {
            return decide(state, ended, success, nowNanos);
        }
        List<Event> events = new ArrayList<>();
        long delay = schedule.delayLoopNanos();
        CheckerState next = state.withRun();
        if (mayFail) {
            delay = schedule.delayBeforeRetryNanos();
            next = next.withFailures(state.failures() + 1);
            if (settings.logAllFailures() && state.up()) {
                events.add(new Event.CheckLine(attemptLine(state.failures(), ended)));
            }
        }
        return new CheckerStep(next, reason(ended), nextAt(ended, delay, nowNanos), Optional.empty(), events);
    }

    private CheckerStep decide(CheckerState state, ProgramEnded ended, boolean success, long nowNanos) {
        List<Event> events = new ArrayList<>();
        Optional<Verdict> verdict = Optional.empty();
        if (!state.hasRun() || success != state.up()) {
            events.add(new Event.CheckLine(success ? subject + " succeeded." : finalLine(ended)));
            boolean timedOut = ended.end() == End.TIMED_OUT;
            String mail = success
                    ? "=> MISC CHECK succeeded on service <="
                    : "=> MISC CHECK " + (timedOut ? "timed out" : "failed") + " on service <=";
            verdict = Optional.of(new Verdict(
                    success, state.up(), !state.hasRun(), schedule.alpha(), reason(ended), Optional.of(mail)));
        }
        long offset = success && dynamic && ended.number() != 0 ? ended.number() - 2L - configuredWeight : 0;
        return new CheckerStep(
                state.decided(success).withOffset(offset),
                reason(ended),
                nextAt(ended, schedule.delayLoopNanos(), nowNanos),
                verdict,
                events);
    }

    private String finalLine(ProgramEnded ended) {
        String what = subject + (ended.end() == End.TIMED_OUT ? " timed out" : " failed");
        String retries = schedule.retry() == 0 ? " with retry disabled" : " after " + retries();
        return what + retries + how(ended) + ".";
    }

    private String attemptLine(long failuresBefore, ProgramEnded ended) {
        String what = subject + (ended.end() == End.TIMED_OUT ? " timed out" : " failed");
        String retries =
                failuresBefore == 0 ? ", will do " + retries() : " on retry " + failuresBefore + "/" + schedule.retry();
        return what + retries + how(ended) + ".";
    }

    private String retries() {
        return schedule.retry() + (schedule.retry() == 1 ? " retry" : " retries");
    }

    private static String how(ProgramEnded ended) {
        return switch (ended.end()) {
            case EXITED -> " (exited with status " + ended.number() + ")";
            case SIGNALLED -> " (due to signal " + ended.number() + ")";
            case TIMED_OUT -> "";
            case NOT_STARTED -> " (could not be started, error " + ended.number() + ")";
        };
    }

    static Reason reason(ProgramEnded ended) {
        boolean success = ended.end() == End.EXITED && ended.number() == 0;
        String text = ended.end() == End.TIMED_OUT ? " timed out" : how(ended);
        return new Reason(success ? Reason.Cause.CHECK_SUCCEEDED : Reason.Cause.CHECK_FAILED, "MISC_CHECK" + text);
    }

    /** Counted from the start of the run; a run that took longer is followed by the next one at once. */
    private static long nextAt(ProgramEnded ended, long delay, long nowNanos) {
        return Math.max(nowNanos, nowNanos - ended.durationNanos() + delay);
    }
}
