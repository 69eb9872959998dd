package io.vipward.vrrp.core;

import static io.vipward.vrrp.core.Fixtures.SECOND;
import static io.vipward.vrrp.core.Fixtures.address;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultTest {
    private static final ScriptStanding GOOD = new ScriptStanding(ScriptStanding.Status.GOOD, "succeeded");
    private static final ScriptStanding BAD =
            new ScriptStanding(ScriptStanding.Status.BAD, "failed (exited with status 1)");

    @Test
    void interfaceDownAtTheStartIsSaidAsKeepalivedSaysIt() {
        Run run = Run.started(Fixtures.instance(100), Conditions.of(World.EMPTY.withInterfaces(Set.of()), null));

        assertEquals(
                List.of(
                        "(VI_1): entering FAULT state (interface eth0 down)",
                        "(VI_1) entering FAULT state (no IPv4 address for interface)",
                        "(VI_1) entering FAULT state",
                        "(VI_1) removing VIPs.",
                        "VI_1: INIT -> FAULT (interface eth0 down)"),
                run.log());
    }

    @Test
    void runsOnlyWhenTheLastOfSeveralFaultsHasGone() {
        Run run = Run.started(
                Fixtures.instance(100).trackInterface("eth1", 0, false),
                Conditions.of(World.EMPTY.withInterfaces(Set.of()), address("192.0.2.1")));

        run.interfaceChanges("eth0", true);
        assertEquals(StateName.FAULT, run.state().name());
        assertEquals("interface eth1 down", run.state().situation().reason().text());
        run.interfaceChanges("eth1", true);

        assertEquals(List.of("(VI_1) Entering BACKUP STATE", "VI_1: FAULT -> BACKUP (interface eth1 up)"), run.log());
    }

    @Test
    void anotherTrackedInterfaceComingUpDoesNotDisturbTheMaster() {
        Fixtures fixtures =
                Fixtures.instance(100).trackInterface("eth1", 0, false).trackInterface("eth2", 0, false);
        Run run = Run.started(
                fixtures,
                Conditions.of(World.EMPTY.withInterfaces(Set.of("eth0", "eth1", "eth2")), address("192.0.2.1")));
        run.toDeadline();

        run.interfaceChanges("eth2", true);

        assertEquals(StateName.MASTER, run.state().name());
        assertEquals(List.of(), run.deeds());
    }

    @Test
    void masterWithAFaultLeavesWithTwoPriorityZeroAdverts() {
        Run run = Run.master(Fixtures.instance(100));

        run.after(10).interfaceChanges("eth0", false);

        assertEquals(List.of("advert 0", "advert 0", "remove 192.0.2.100", "MASTER -> FAULT"), run.deeds());
        assertEquals(
                List.of(
                        "(VI_1) Entering FAULT STATE",
                        "(VI_1) sent 0 priority",
                        "(VI_1) removing VIPs.",
                        "VI_1: MASTER -> FAULT (interface eth0 down)"),
                run.log());
        assertEquals(1, run.counter(Counter.PRIORITY_ZERO_SENT));
        assertEquals(1, run.counter(Counter.RELEASED_MASTER));
    }

    @Test
    void waitsSilentlyForTheFirstResultOfAScript() {
        Run run = Run.started(Fixtures.instance(100).trackScript("chk", 0));

        assertEquals(List.of("remove 192.0.2.100", "silently INIT -> FAULT"), run.deeds());
        assertEquals(
                "waiting for the first result of script chk",
                run.state().situation().reason().text());
        run.at(5).scriptChanges("chk", GOOD);

        assertEquals(
                List.of("(VI_1) Entering BACKUP STATE", "VI_1: FAULT -> BACKUP (script chk has its first result)"),
                run.log());
    }

    @Test
    void firstResultBadMakesAnAnnouncedFaultOfTheWaiting() {
        Run run = Run.started(Fixtures.instance(100).trackScript("chk", 0));

        run.at(5).scriptChanges("chk", BAD);

        assertEquals(List.of("FAULT -> FAULT"), run.deeds());
        assertEquals(List.of("VI_1: FAULT -> FAULT (script chk failed (exited with status 1))"), run.log());
    }

    @Test
    void failingScriptOfAMasterNamesItsResult() {
        Run run = Run.started(Fixtures.instance(100).trackScript("chk", 0));
        run.scriptChanges("chk", GOOD).toDeadline();

        run.scriptChanges("chk", BAD);

        assertEquals(
                new Reason.Faulted(new FaultCause.ScriptVerdictAgainst("chk", "failed (exited with status 1)")),
                run.step().reason());
    }

    @Test
    void scriptTrackedInReverseFaultsWhenItIsGood() {
        Run run = Run.started(Fixtures.instance(100).trackScript("chk", 0, true));

        run.scriptChanges("chk", GOOD);
        assertEquals(StateName.FAULT, run.state().name());
        run.scriptChanges("chk", BAD);

        assertEquals(StateName.BACKUP, run.state().name());
    }

    @Test
    void initFailIsAFaultFromTheStart() {
        Conditions conditions = Conditions.of(
                World.EMPTY.withInterfaces(Set.of("eth0")).withScripts(Map.of("chk", ScriptStanding.PRESUMED_BAD)),
                address("192.0.2.1"));

        Run run = Run.started(Fixtures.instance(100).trackScript("chk", 0), conditions);

        assertEquals(
                List.of(
                        "(VI_1): entering FAULT state due to script chk",
                        "(VI_1) entering FAULT state",
                        "(VI_1) removing VIPs.",
                        "VI_1: INIT -> FAULT (script chk has not succeeded yet)"),
                run.log());
    }

    @Test
    void lastAddressGoneStillLeavesWithPriorityZeroFromIt() {
        Run run = Run.master(Fixtures.instance(100));

        run.sourceChanges(null);

        assertEquals(List.of("advert 0", "advert 0", "remove 192.0.2.100", "MASTER -> FAULT"), run.deeds());
        Action.SendAdvert first = run.step().actions().stream()
                .filter(Action.SendAdvert.class::isInstance)
                .map(Action.SendAdvert.class::cast)
                .findFirst()
                .orElseThrow();
        assertEquals(address("192.0.2.1"), first.advert().source());
        assertEquals("no IPv4 address on eth0", run.step().reason().text());
    }

    @Test
    void otherSourceAddressIsUsedSilently() {
        Run run = Run.master(Fixtures.instance(100));

        run.sourceChanges("192.0.2.7");
        assertEquals(List.of(), run.deeds());
        run.after(SECOND).timer();

        Action.SendAdvert sent = (Action.SendAdvert) run.step().actions().get(0);
        assertEquals(address("192.0.2.7"), sent.advert().source());
    }

    @Test
    void ownInterfaceDoesNotMatterWithDontTrackPrimary() {
        Run run = Run.started(Fixtures.instance(100).dontTrackPrimary());

        run.interfaceChanges("eth0", false);

        assertEquals(StateName.BACKUP, run.state().name());
    }

    @Test
    void interfaceOfAnAddressMatters() {
        Run run = Run.started(
                Fixtures.instance(100).vip("192.0.2.100", "eth1"),
                Conditions.of(World.EMPTY.withInterfaces(Set.of("eth0", "eth1")), address("192.0.2.1")));

        run.interfaceChanges("eth1", false);

        assertEquals("interface eth1 down", run.step().reason().text());
    }

    @Test
    void interfaceTrackedInReverseFaultsWhileItIsUp() {
        Run run = Run.started(Fixtures.instance(100).trackInterface("eth1", 0, true));

        run.interfaceChanges("eth1", true);
        assertEquals(StateName.FAULT, run.state().name());
        run.interfaceChanges("eth1", false);

        assertEquals(StateName.BACKUP, run.state().name());
    }
}
