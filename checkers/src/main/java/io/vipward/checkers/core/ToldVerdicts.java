package io.vipward.checkers.core;

import io.vipward.parser.model.BfdCheck;
import io.vipward.parser.model.FileCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The verdicts of checkers that do not ask but are told: FILE_CHECK and BFD_CHECK. They have no retries. */
public final class ToldVerdicts {
    private final CheckerSettings settings;

    public ToldVerdicts(CheckerSettings settings) {
        this.settings = settings;
    }

    /** A tracked file says another number. */
    public CheckerStep onFile(FileCheck check, CheckerState state, long value) {
        FileEffect effect = FileEffect.of(check, value);
        Reason.Cause cause = effect.up() ? Reason.Cause.CHECK_SUCCEEDED : Reason.Cause.CHECK_FAILED;
        Reason reason = new Reason(cause, "FILE_CHECK: " + check.trackFile() + " says " + value);
        List<Event> events = new ArrayList<>();
        Optional<Verdict> verdict = Optional.empty();
        if (effect.up() != state.up()) {
            events.add(new Event.CheckDetail("(" + settings.realServer() + "): tracked file " + check.trackFile()
                    + (effect.up() ? " leaving FAULT state" : " now FAULT state")));
            verdict = Optional.of(new Verdict(effect.up(), state.up(), false, false, reason, Optional.empty()));
        }
        CheckerState next = state.decided(effect.up()).withOffset(effect.weightOffset());
        return new CheckerStep(next, reason, CheckerStep.NEVER, verdict, events);
    }

    /** A BFD session is up, or is not. */
    public CheckerStep onBfd(BfdCheck check, CheckerState state, boolean up) {
        String how = up ? "UP" : "DOWN";
        Reason.Cause cause = up ? Reason.Cause.CHECK_SUCCEEDED : Reason.Cause.CHECK_FAILED;
        Reason reason = new Reason(cause, "BFD_CHECK: session " + check.session() + " is " + how);
        List<Event> events = new ArrayList<>();
        Optional<Verdict> verdict = Optional.empty();
        if (up != state.up() || !state.hasRun()) {
            events.add(new Event.CheckLine(
                    "BFD check of [" + check.session() + "] RS(" + settings.realServer() + ") is " + how));
            String mail = "=> BFD CHECK " + check.session() + (up ? " succeeded" : " failed") + " on service <=";
            verdict = Optional.of(new Verdict(
                    up,
                    state.up(),
                    !state.hasRun(),
                    check.alpha(),
                    reason,
                    up == state.up() ? Optional.empty() : Optional.of(mail)));
        }
        return new CheckerStep(state.decided(up), reason, CheckerStep.NEVER, verdict, events);
    }
}
