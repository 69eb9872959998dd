package io.vipward.checkers.kernel;

import io.vipward.checkers.core.CheckerSettings;
import io.vipward.checkers.core.CheckerState;
import io.vipward.checkers.core.CheckerStep;
import io.vipward.checkers.core.ProbeResult;
import io.vipward.checkers.core.Verdicts;
import io.vipward.parser.model.Checker;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One checker in operation: waits, probes, hands over what follows, waits again; or, where it does not probe, is told. On the
 * loop's thread.
 */
final class CheckerRun implements SharedProbe.Member {
    private final Setup setup;
    private final Alarms alarms;
    private final @Nullable SharedProbe probe;
    private final Consumer<CheckerStep> whenJudged;
    private final Alarms.Alarm alarm;
    private CheckerState state;
    private boolean enabled = true;

    /** Whether the alarm is set. */
    private boolean waiting;

    /** Whether it waits to try again after a failure. */
    private boolean retrying;

    private long dueNanos;

    /** @param probe null for a checker that is told */
    CheckerRun(
            Setup setup,
            CheckerState state,
            Alarms alarms,
            @Nullable SharedProbe probe,
            Consumer<CheckerStep> whenJudged) {
        this.setup = setup;
        this.state = state;
        this.alarms = alarms;
        this.probe = probe;
        this.whenJudged = whenJudged;
        this.alarm = alarms.alarm(
                setup.settings().kind().keyword() + " " + setup.settings().realServer(), this::due);
        if (probe != null) {
            probe.join(this);
        }
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
        return probe != null;
    }

    /** @param draw when the first attempt is due, if none of those that share it was asked before */
    void begin(LongSupplier draw) {
        if (probe != null) {
            waitUntil(probe.firstAt(draw));
        }
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
        waiting = false;
        alarm.cancel();
        if (probe != null) {
            probe.leave(this);
        }
    }

    private void waitUntil(long deadlineNanos) {
        waiting = true;
        dueNanos = deadlineNanos;
        alarm.setAt(deadlineNanos);
    }

    private void due(long nowNanos) {
        if (!enabled) {
            retrying = false;
            waitUntil(nowNanos + setup.settings().schedule().delayLoopNanos());
        } else if (probe != null) {
            probe.begin(this, nowNanos);
        }
    }

    @Override
    public int url() {
        return state.urls().current();
    }

    @Override
    public boolean joins(long nowNanos) {
        return enabled && waiting && (!retrying || dueNanos - nowNanos <= 0);
    }

    @Override
    public void onBegun() {
        waiting = false;
        alarm.cancel();
    }

    @Override
    public void onResult(ProbeResult result) {
        CheckerStep step = setup.verdicts().onResult(state, result, alarms.now());
        retrying = step.next().failures() > state.failures();
        state = step.next();
        waitUntil(step.nextProbeAtNanos());
        whenJudged.accept(step);
    }
}
