package io.vipward.vrrp.core;

import static io.vipward.vrrp.core.Fixtures.SECOND;
import static io.vipward.vrrp.core.Fixtures.address;
import static io.vipward.vrrp.core.Machine.instance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Events of the whole machine: who is concerned, and who is left alone. */
class RouterEventsTest {
    private static final String TRACKERS =
            "track_file number {\nfile /run/n\n}\nvrrp_track_process server {\nprocess server\n}\n"
                    + "bfd_instance b {\nneighbor_ip 10.0.0.9\n}\n";

    @Test
    void numberInATrackedFileReachesThePriority() {
        Machine machine = Machine.of(TRACKERS + instance("track_file {\nnumber weight 2\n}"));

        assertSame(Consequences.NONE, machine.router().fileValue("number", 0, 0));
        machine.took(machine.router().fileValue("number", 10, 0));
        assertEquals(120, machine.priority());
        assertEquals(List.of("(VI_1) Changing effective priority from 100 to 120"), machine.log());
        assertSame(Consequences.NONE, machine.router().fileValue("number", 10, 0));
        machine.took(machine.router().fileValue("number", -127, 0));

        assertEquals(
                "tracked file number holds -127",
                machine.first().state().situation().reason().text());
        machine.took(machine.router().fileValue("number", 0, 0));
        assertEquals(
                "tracked file number allows it",
                machine.first().state().situation().reason().text());
    }

    @Test
    void quorumOfATrackedProcessReachesTheFaults() {
        Machine machine = Machine.of(TRACKERS + instance("track_process {\nserver\n}"));
        assertEquals(
                "tracked process server quorum not achieved",
                machine.first().state().situation().reason().text());

        assertSame(Consequences.NONE, machine.router().processQuorum("server", false, 0));
        machine.took(machine.router().processQuorum("server", true, 0));

        assertEquals(StateName.BACKUP, machine.state());
        assertEquals(
                "tracked process server quorum achieved",
                machine.first().state().situation().reason().text());
        assertSame(Consequences.NONE, machine.router().processQuorum("server", true, 0));
    }

    @Test
    void processTrackedInReverseIsNamedSo() {
        Machine machine = Machine.of(TRACKERS + instance("track_process {\nserver weight 0 reverse\n}"));

        machine.took(machine.router().processQuorum("server", true, 0));
        assertEquals(
                "tracked process server has its quorum, tracked in reverse",
                machine.first().state().situation().reason().text());
        machine.took(machine.router().processQuorum("server", false, 0));

        assertEquals(
                "tracked process server quorum lost, tracked in reverse",
                machine.first().state().situation().reason().text());
    }

    @Test
    void bfdSessionReachesTheFaults() {
        Machine machine = Machine.of(TRACKERS + instance("track_bfd {\nb\n}"));

        assertSame(Consequences.NONE, machine.router().bfdState("b", false, 0));
        machine.took(machine.router().bfdState("b", true, 0));

        assertEquals(StateName.BACKUP, machine.state());
        assertTrue(machine.log().contains("VRRP_Instance(VI_1) Tracked BFD instance b is UP"));
        assertSame(Consequences.NONE, machine.router().bfdState("b", true, 0));
    }

    @Test
    void obstacleOfTheCallerIsAFaultUntilItIsTakenBack() {
        Machine machine = Machine.of(instance());
        List<FaultCause> obstacles = List.of(new FaultCause.DuplicateVrid("VI_9", 51));

        machine.took(machine.router().obstructed(machine.first(), obstacles, 0));
        assertEquals(StateName.FAULT, machine.state());
        assertEquals(
                "VRID 51 is used by VI_9 on the same interface",
                machine.first().state().situation().reason().text());
        assertSame(Consequences.NONE, machine.router().obstructed(machine.first(), obstacles, 0));
        machine.reload(instance("priority 120"));
        assertEquals(StateName.FAULT, machine.state());
        machine.took(machine.router().obstructed(machine.first(), List.of(), 0));

        assertEquals(StateName.BACKUP, machine.state());
        assertEquals(
                "VI_9 no longer uses VRID 51 on the same interface",
                machine.first().state().situation().reason().text());
    }

    @Test
    void firstAddressFreesTheInstance() {
        Machine machine = Machine.at("fe80::1", instance());
        assertEquals(
                "no IPv4 address on eth0",
                machine.first().state().situation().reason().text());

        machine.took(machine.router().addressAdded("eth0", address("192.0.2.7"), 0));

        assertEquals(StateName.BACKUP, machine.state());
        assertEquals(
                "eth0 has an IPv4 address",
                machine.first().state().situation().reason().text());
        assertEquals(
                "Assigned address 192.0.2.7 for interface eth0", machine.log().get(0));
    }

    @Test
    void addressThatNobodySendsFromChangesNothing() {
        Machine machine = Machine.of(instance());

        machine.took(machine.router().addressAdded("eth0", address("192.0.2.100"), 0));
        machine.took(machine.router().addressAdded("eth0", address("2001:db8::1"), 0));

        assertEquals(List.of(), machine.actions());
        assertEquals(List.of(), machine.log());
    }

    @Test
    void interfaceTrackedInReverseIsNamedSo() {
        Machine machine = Machine.of(instance("track_interface {\neth1 weight 0 reverse\n}"));

        machine.link("eth1", true);
        assertEquals(
                "interface eth1 up, tracked in reverse",
                machine.first().state().situation().reason().text());
        machine.link("eth1", false);

        assertEquals(
                "interface eth1 down, tracked in reverse",
                machine.first().state().situation().reason().text());
        assertEquals("Netlink reports eth1 down", machine.log().get(0));
    }

    @Test
    void ownerWaitsForTheEndOfTheStartDelay() {
        VrrpRouter router = new VrrpRouter();
        RouterSettings settings = Machine.settings(instance("priority 255", "state MASTER"));
        Surroundings eth0 =
                new Surroundings(Map.of("eth0", new Surroundings.Interface(true, 1500, List.of(address("192.0.2.1")))));

        router.start(settings, eth0, 5 * SECOND, 0);
        RunningInstance owner = router.instances().get(0);
        assertEquals(5 * SECOND, owner.state().nextDeadlineNanos());
        router.received(owner, Run.advert("192.0.2.2", 255), SECOND, 0);
        assertEquals(0, owner.state().counters().value(Counter.ADVERTS_RECEIVED));
        router.timer(owner, 5 * SECOND);

        assertEquals(StateName.MASTER, owner.state().name());
        assertEquals(
                "address owner, priority 255",
                owner.state().situation().reason().text());
    }

    @Test
    void twoInstancesThatWouldShareEverythingAreRefused() {
        RouterSettings one = Machine.settings(instance());
        RouterSettings twice = one.withInstances(List.of(
                one.instances().get(0),
                Machine.settings(instance().replace("VI_1", "VI_2")).instances().get(0)));

        assertEquals(
                "VI_1 and VI_2 both use VRID 51 with IPv4 on interface eth0",
                twice.refusal().orElse(""));
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> new VrrpRouter().start(twice, new Surroundings(Map.of()), 0, 0));
        assertEquals(twice.refusal(), Optional.ofNullable(refused.getMessage()));
    }

    @Test
    void instanceIsFoundByItsIdentityAndWhereItListens() {
        Machine machine = Machine.of(instance());
        AdvertPlace place = new AdvertPlace("eth0", null, address("224.0.0.18"), false, false);

        assertSame(
                machine.first(),
                machine.router().find(machine.first().identity()).orElseThrow());
        assertSame(
                machine.first(),
                machine.router().find(place, 51, address("192.0.2.9")).orElseThrow());
        assertTrue(machine.router().find(place, 52, address("192.0.2.9")).isEmpty());
        machine.took(machine.router().stop(0));
        assertTrue(machine.router().find(place, 51, address("192.0.2.9")).isEmpty());
    }

    @Test
    void initFailStaysBadOverAReloadThatChangesTheCommand() {
        String script = "vrrp_script chk {\nscript /bin/true\n}\n";
        Machine machine = Machine.of(script + instance("track_script {\nchk\n}"));
        machine.took(machine.router().scriptResult("chk", new ScriptOutcome.Exited(1), 0));

        machine.reload(script + instance("track_script {\nchk\n}"));
        assertTrue(machine.log().contains("VRRP_Script(chk) considered unsuccessful on reload"));
        assertEquals(StateName.FAULT, machine.state());
        machine.reload(script.replace("true", "false") + instance("track_script {\nchk\n}"));

        assertEquals(StateName.BACKUP, machine.state());
        machine.reload(instance());
        assertTrue(machine.router()
                .scriptResult("chk", new ScriptOutcome.Exited(0), 0)
                .all()
                .isEmpty());
    }
}
