package io.vipward.checkers.core;

import io.vipward.parser.model.CheckSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The verdicts of SMTP_CHECK, which begins every cycle with all its retries: at the start, and while the server is down,
 * too.
 */
final class SmtpVerdicts implements Verdicts {
    private final CheckerSettings settings;

    SmtpVerdicts(CheckerSettings settings) {
        this.settings = settings;
    }

    @Override
    public CheckerStep onResult(CheckerState state, ProbeResult result, long nowNanos) {
        if (result instanceof ProbeResult.LocalError error) {
            return Verdicts.onLocalError(settings, state.withFailures(0), error, nowNanos);
        }
        boolean success = result instanceof ProbeResult.Success;
        CheckSchedule schedule = settings.schedule();
        Reason reason = Verdicts.reason(settings, result);
        List<Event> events = new ArrayList<>(result.remarks());
        boolean last = success || state.failures() >= schedule.retry();
        boolean mayFail = state.up() || !state.hasRun();
        String text = text(result);
        if (!success && mayFail && (last || settings.logAllFailures())) {
            events.add(new Event.CheckLine("SMTP_CHECK " + text));
        }
        if (!last) {
            CheckerState next = state.withFailures(state.failures() + 1);
            return new CheckerStep(next, reason, nowNanos + schedule.delayBeforeRetryNanos(), Optional.empty(), events);
        }
        Optional<Verdict> verdict = Optional.empty();
        if (!state.hasRun() || success != state.up()) {
            if (success) {
                events.add(new Event.CheckLine("Remote SMTP server " + settings.realServer() + " succeed on service."));
            }
            String mail = success ? "=> CHECK succeed on service <=" : "=> CHECK failed on service : " + text + " <=";
            verdict = Optional.of(new Verdict(
                    success,
                    state.up(),
                    !state.hasRun(),
                    schedule.alpha(),
                    reason,
                    success == state.up() ? Optional.empty() : Optional.of(mail)));
        }
        return new CheckerStep(state.decided(success), reason, nowNanos + schedule.delayLoopNanos(), verdict, events);
    }

    private static String text(ProbeResult result) {
        return result instanceof ProbeResult.Failure failure ? failure.text() : "";
    }
}
