package io.vipward.checkers.kernel;

import io.vipward.checkers.core.CheckerSettings;
import io.vipward.checkers.core.CheckerState;
import io.vipward.checkers.core.CheckerStep;
import io.vipward.checkers.core.PlainVerdicts;
import io.vipward.checkers.core.ProbeResult;
import io.vipward.checkers.probe.Attempt;
import io.vipward.checkers.probe.Probes;
import io.vipward.parser.model.TcpCheck;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One checker in operation: waits, probes, hands over what follows, waits again. On the loop's thread. */
final class CheckerRun {
    private final TcpCheck check;
    private final PlainVerdicts verdicts;
    private final Alarms alarms;
    private final Probes probes;
    private final Consumer<CheckerStep> whenJudged;
    private final Alarms.Alarm alarm;
    private CheckerState state;
    private @Nullable Attempt attempt;

    CheckerRun(Setup setup, CheckerState state, Alarms alarms, Probes probes, Consumer<CheckerStep> whenJudged) {
        this.check = setup.check();
        this.verdicts = new PlainVerdicts(setup.settings());
        this.state = state;
        this.alarms = alarms;
        this.probes = probes;
        this.whenJudged = whenJudged;
        this.alarm = alarms.alarm(
                setup.settings().kind().keyword() + " " + setup.settings().realServer(), now -> probe());
    }

    /** What is checked and how it is judged. */
    record Setup(TcpCheck check, CheckerSettings settings) {}

    CheckerState state() {
        return state;
    }

    void firstProbeAt(long deadlineNanos) {
        alarm.setAt(deadlineNanos);
    }

    void cancel() {
        alarm.cancel();
        if (attempt != null) {
            attempt.cancel();
            attempt = null;
        }
    }

    private void probe() {
        attempt = probes.start(check, this::onResult);
    }

    private void onResult(ProbeResult result) {
        attempt = null;
        CheckerStep step = verdicts.onResult(state, result, alarms.now());
        state = step.next();
        alarm.setAt(step.nextProbeAtNanos());
        whenJudged.accept(step);
    }
}
