package io.vipward.vrrp.core;

import static io.vipward.vrrp.core.Fixtures.SECOND;
import static io.vipward.vrrp.core.Fixtures.address;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriorityTest {
    private static final ScriptStanding GOOD = new ScriptStanding(ScriptStanding.Status.GOOD, "succeeded");
    private static final ScriptStanding BAD = new ScriptStanding(ScriptStanding.Status.BAD, "failed");

    @ParameterizedTest
    @CsvSource({
        "20, false, 120, 100",
        "20, true, 80, 100",
        "-20, false, 100, 80",
        "-20, true, 100, 120",
        "253, false, 254, 100",
        "-253, false, 100, 1"
    })
    void weightCountsWhileGoodIfPositiveAndWhileBadIfNegative(int weight, boolean reverse, int good, int bad) {
        Run run = Run.started(Fixtures.instance(100).trackScript("chk", weight, reverse));

        assertEquals(100, run.state().standing().effectivePriority());
        run.scriptChanges("chk", GOOD);
        assertEquals(good, run.state().standing().effectivePriority());
        run.scriptChanges("chk", BAD);
        assertEquals(bad, run.state().standing().effectivePriority());
    }

    @Test
    void totalsOutsideTheRangeComeBackCorrectly() {
        Run run = Run.started(Fixtures.instance(200)
                .trackScript("one", 100)
                .trackScript("two", 100)
                .trackScript("three", -150));

        run.scriptChanges("one", GOOD).scriptChanges("two", GOOD);
        assertEquals(400, run.state().standing().totalPriority());
        assertEquals(254, run.state().standing().effectivePriority());
        run.scriptChanges("three", BAD);

        assertEquals(250, run.state().standing().effectivePriority());
    }

    @Test
    void changeIsSaidAndShiftsTheRunningTimerOfABackup() {
        Run run = Run.started(Fixtures.instance(100).trackScript("chk", -50));
        long before = run.state().nextDeadlineNanos();

        run.at(SECOND).scriptChanges("chk", BAD);

        assertEquals(List.of("(VI_1) Changing effective priority from 100 to 50"), run.log());
        assertEquals(List.of("priority 100 -> 50"), run.deeds());
        assertEquals(before + 195_312_000L, run.state().nextDeadlineNanos());
    }

    @Test
    void raiseNeverPutsTheTimerIntoThePast() {
        Run run = Run.started(Fixtures.instance(1).trackScript("chk", 253));

        run.at(3 * SECOND + SECOND / 2).scriptChanges("chk", GOOD);

        assertEquals(0, run.untilDeadline());
    }

    @Test
    void masterTellsItsNewPriorityWithTheNextRegularAdvert() {
        Run run = Run.master(Fixtures.instance(100).trackScript("chk", -50));
        long due = run.state().nextDeadlineNanos();

        run.after(10).scriptChanges("chk", BAD);
        assertEquals(due, run.state().nextDeadlineNanos());
        run.toDeadline();

        assertEquals("advert 50", run.deeds().get(0));
    }

    @Test
    void interfacesHaveWeightsToo() {
        Run run = Run.started(
                Fixtures.instance(100).trackInterface("eth1", 30, false),
                Conditions.of(World.EMPTY.withInterfaces(Set.of("eth0", "eth1")), address("192.0.2.1")));
        assertEquals(130, run.state().standing().effectivePriority());

        run.interfaceChanges("eth1", false);

        assertEquals(100, run.state().standing().effectivePriority());
        assertEquals(StateName.BACKUP, run.state().name());
    }
}
