package io.vipward.vrrp.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.parser.model.ScriptVerdict;
import io.vipward.parser.model.Weight;
import io.vipward.vrrp.core.ScriptHealth.State;
import io.vipward.vrrp.core.ScriptHealth.Update;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptHealthTest {
    private static final ScriptOutcome OK = new ScriptOutcome.Exited(0);
    private static final ScriptOutcome FAILED = new ScriptOutcome.Exited(1);

    @Test
    void firstResultDecidesWhateverRiseAndFall() {
        ScriptHealth health = health(3, 3);

        assertEquals(List.of("GOOD"), changes(health, health.initial(false), OK));
        assertEquals(List.of("BAD"), changes(health, health.initial(false), FAILED));
    }

    @Test
    void fallFailuresInARowMakeItBad() {
        ScriptHealth health = health(1, 3);

        List<String> changes =
                changes(health, health.initial(false), OK, FAILED, FAILED, OK, FAILED, FAILED, FAILED, FAILED);

        assertEquals(List.of("GOOD", "", "", "", "", "", "BAD", ""), changes);
    }

    @Test
    void riseSuccessesInARowMakeItGood() {
        ScriptHealth health = health(3, 1);

        List<String> changes = changes(health, health.initial(false), FAILED, OK, OK, FAILED, OK, OK, OK);

        assertEquals(List.of("BAD", "", "", "", "", "", "GOOD"), changes);
    }

    @Test
    void initFailMeansBadUntilItHasRisen() {
        ScriptHealth health = health(2, 2);
        State initial = health.initial(true);

        assertEquals(ScriptStanding.Status.BAD, initial.standing().status());
        assertEquals(List.of("", "GOOD"), changes(health, initial, OK, OK));
        assertEquals(List.of("BAD", "", "GOOD"), changes(health, initial, FAILED, OK, OK));
    }

    @Test
    void logsTheStatusWhenItChangesAndTheVerdictWhenItTurns() {
        ScriptHealth health = health(1, 2);

        List<String> log = log(health, health.initial(false), OK, FAILED, FAILED, new ScriptOutcome.Exited(2), OK, OK);

        assertEquals(
                List.of(
                        "VRRP_Script(chk) succeeded",
                        "Script `chk` now returning 1",
                        "VRRP_Script(chk) failed (exited with status 1)",
                        "Script `chk` now returning 2",
                        "Script `chk` now returning 0",
                        "VRRP_Script(chk) succeeded"),
                log);
    }

    @Test
    void signalsAndTimeoutsFailInTheirOwnWords() {
        ScriptHealth health = health(1, 1);

        assertEquals(
                List.of("VRRP_Script(chk) failed (due to signal 11)"),
                log(health, health.initial(false), new ScriptOutcome.Signalled(11)));
        assertEquals(
                List.of("VRRP_Script(chk) timed_out"),
                log(health, health.initial(false), new ScriptOutcome.TimedOut()));
        assertEquals(
                List.of("VRRP_Script(chk) failed (no such file)"),
                log(health, health.initial(false), new ScriptOutcome.NotRun("no such file")));
    }

    @Test
    void addedByAReloadItIsGoodUntilItFails() {
        ScriptHealth health = health(2, 3);
        State added = health.presumedGood();

        assertEquals(ScriptStanding.Status.GOOD, added.standing().status());
        assertEquals(List.of(""), changes(health, added, OK));
        assertEquals(List.of("BAD"), changes(health, added, FAILED));
    }

    @Test
    void keepsItsVerdictOverAReloadWithOtherLimits() {
        State bad = health(1, 1).result(health(1, 1).initial(false), FAILED).next();
        ScriptHealth slower = health(3, 1);

        State carried = slower.carriedOver(bad);

        assertEquals(bad.standing(), carried.standing());
        assertEquals(List.of("", "", "GOOD"), changes(slower, carried, OK, OK, OK));
    }

    @Test
    void stillUnknownAfterAReloadBeforeItsFirstResult() {
        ScriptHealth health = health(2, 2);

        State carried = health.carriedOver(health(5, 1).initial(false));

        assertEquals(ScriptStanding.UNKNOWN, carried.standing());
        assertEquals(List.of("GOOD"), changes(health, carried, OK));
    }

    private static ScriptHealth health(int rise, int fall) {
        return new ScriptHealth("chk", new ScriptVerdict(rise, fall, Weight.FAULT, false));
    }

    private static List<String> changes(ScriptHealth health, State initial, ScriptOutcome... outcomes) {
        List<String> changes = new ArrayList<>();
        State state = initial;
        for (ScriptOutcome outcome : outcomes) {
            Update update = health.result(state, outcome);
            changes.add(
                    update.changed().map(standing -> standing.status().name()).orElse(""));
            state = update.next();
        }
        return changes;
    }

    private static List<String> log(ScriptHealth health, State initial, ScriptOutcome... outcomes) {
        List<String> log = new ArrayList<>();
        State state = initial;
        for (ScriptOutcome outcome : outcomes) {
            Update update = health.result(state, outcome);
            update.notices().forEach(notice -> log.add(notice.text()));
            state = update.next();
        }
        return log;
    }
}
