package io.vipward.checkers.kernel;

import io.vipward.checkers.core.CheckerSettings;
import io.vipward.checkers.core.CheckerState;
import io.vipward.checkers.core.CheckerStep;
import io.vipward.checkers.core.ProbeResult;
import io.vipward.checkers.core.Verdicts;
import io.vipward.checkers.probe.Attempt;
import io.vipward.checkers.probe.Prober;
import io.vipward.parser.model.Checker;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One checker in operation: waits, probes, hands over what follows, waits again; or, where it does not probe, is told. On the
 * loop's thread.
 */
final class CheckerRun {
    private final Setup setup;
    private final Alarms alarms;
    private final @Nullable Prober prober;
    private final Consumer<CheckerStep> whenJudged;
    private final Alarms.Alarm alarm;
    private CheckerState state;
    private boolean enabled = true;
    private @Nullable Attempt attempt;

    /** @param prober null for a checker that is told */
    CheckerRun(
            Setup setup, CheckerState state, Alarms alarms, @Nullable Prober prober, Consumer<CheckerStep> whenJudged) {
        this.setup = setup;
        this.state = state;
        this.alarms = alarms;
        this.prober = prober;
        this.whenJudged = whenJudged;
        this.alarm = alarms.alarm(
                setup.settings().kind().keyword() + " " + setup.settings().realServer(), this::due);
    }

    /** What is checked and how it is judged. */
    record Setup(Checker check, CheckerSettings settings, Verdicts verdicts) {}

    Checker check() {
        return setup.check();
    }

    CheckerSettings settings() {
        return setup.settings();
    }

    CheckerState state() {
        return state;
    }

    boolean probes() {
        return prober != null;
    }

    void firstProbeAt(long deadlineNanos) {
        alarm.setAt(deadlineNanos);
    }

    /** A checker that is not enabled goes on to wait, and keeps what it found out. */
    void enable(boolean now) {
        enabled = now;
    }

    boolean enabled() {
        return enabled;
    }

    /** What follows from something that it was told. */
    void told(CheckerStep step) {
        state = step.next();
        whenJudged.accept(step);
    }

    void cancel() {
        alarm.cancel();
        if (attempt != null) {
            attempt.cancel();
            attempt = null;
        }
        if (prober != null) {
            prober.close();
        }
    }

    private void due(long nowNanos) {
        if (!enabled) {
            alarm.setAt(nowNanos + setup.settings().schedule().delayLoopNanos());
        } else if (prober != null) {
            attempt = prober.start(state.urls().current(), this::onResult);
        }
    }

    private void onResult(ProbeResult result) {
        attempt = null;
        CheckerStep step = setup.verdicts().onResult(state, result, alarms.now());
        state = step.next();
        alarm.setAt(step.nextProbeAtNanos());
        whenJudged.accept(step);
    }
}
