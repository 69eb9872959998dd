package io.vipward.vrrp.core;

import io.vipward.parser.model.ScriptVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Counts the results of one {@code vrrp_script}: {@code rise} successes in a row make it good, {@code fall} failures in a
 * row bad; the very first result decides at once.
 */
public final class ScriptHealth {
    private final String script;
    private final int rise;
    private final int fall;

    public ScriptHealth(String script, ScriptVerdict verdict) {
        this.script = script;
        this.rise = verdict.rise();
        this.fall = verdict.fall();
    }

    /**
     * The state between two results.
     *
     * @param count 0..rise+fall-1, good from rise on
     * @param lastStatus exit status of the last run that exited, 0 before
     * @param heard whether there was any result
     */
    public record State(int count, int lastStatus, boolean heard, ScriptStanding standing) {}

    /**
     * The effect of one result.
     *
     * @param changed the new standing if it is another one, which those that track it must hear
     * @param notices in keepalived's words
     */
    public record Update(State next, Optional<ScriptStanding> changed, List<Notice> notices) {
        public Update {
            notices = List.copyOf(notices);
        }
    }

    /** At the start of the daemon. With {@code init_fail} it is bad, as the word promises, until it has risen. */
    public State initial(boolean initFail) {
        return initFail
                ? new State(0, 0, false, ScriptStanding.PRESUMED_BAD)
                : new State(rise - 1, 0, false, ScriptStanding.UNKNOWN);
    }

    /** Added or changed by a reload: it neither stops nor frees an instance before its first result. */
    public State presumedGood() {
        return new State(rise - 1, 0, false, ScriptStanding.PRESUMED_GOOD);
    }

    /** The same script after a reload, perhaps with another rise and fall. */
    public State carriedOver(State old) {
        if (!old.heard()) {
            return new State(Math.min(old.count(), rise - 1), old.lastStatus(), false, old.standing());
        }
        boolean good = old.standing().status() == ScriptStanding.Status.GOOD;
        return new State(good ? rise + fall - 1 : 0, old.lastStatus(), true, old.standing());
    }

    /** One run has ended. */
    public Update result(State state, ScriptOutcome outcome) {
        List<Notice> notices = new ArrayList<>(2);
        int status = state.lastStatus();
        if (outcome instanceof ScriptOutcome.Exited exited && exited.status() != status) {
            status = exited.status();
            notices.add(Notice.of(Message.SCRIPT_RETURNS, script, status));
        }
        int count = outcome.success() ? afterSuccess(state) : afterFailure(state);
        ScriptStanding standing = standing(state, count, outcome);
        boolean changed = standing.status() != state.standing().status() || firstFailure(state, outcome);
        if (changed || becomesGood(state, count)) {
            notices.add(Notice.of(Message.SCRIPT_VERDICT, script, outcome.text()));
        }
        State next = new State(count, status, true, standing);
        return new Update(next, changed ? Optional.of(standing) : Optional.empty(), notices);
    }

    private int afterSuccess(State state) {
        return state.count() < rise - 1 ? state.count() + 1 : rise + fall - 1;
    }

    private int afterFailure(State state) {
        return state.count() > rise ? state.count() - 1 : 0;
    }

    /** The counter crossed into good, which a script that was only presumed good has not done before. */
    private boolean becomesGood(State state, int count) {
        return state.count() < rise && count >= rise;
    }

    private static boolean firstFailure(State state, ScriptOutcome outcome) {
        return !state.heard() && !outcome.success();
    }

    private ScriptStanding standing(State state, int count, ScriptOutcome outcome) {
        boolean good = count >= rise;
        ScriptStanding.Status status = good ? ScriptStanding.Status.GOOD : ScriptStanding.Status.BAD;
        if (state.heard() && status == state.standing().status()) {
            return state.standing();
        }
        if (!good && outcome.success()) {
            // Rising, but not there yet: what made it bad remains the reason.
            return state.standing();
        }
        return new ScriptStanding(status, outcome.text());
    }
}
