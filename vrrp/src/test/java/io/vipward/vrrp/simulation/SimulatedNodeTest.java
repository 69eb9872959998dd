package io.vipward.vrrp.simulation;

import static io.vipward.vrrp.core.Fixtures.SECOND;
import static io.vipward.vrrp.core.Fixtures.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.vrrp.core.Counter;
import io.vipward.vrrp.core.ScriptOutcome;
import io.vipward.vrrp.core.StateName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedNodeTest {
    private static final String HMAC = "auth_hmac {\nkey 1 0123456789abcdef0123456789abcdef\nactive_key 1\n}\n";

    private final Simulation simulation = new Simulation(1);
    private final List<String> journal = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version 2\n",
                "version 2\nauthentication {\nauth_type PASS\nauth_pass secret\n}\n",
                "version 2\nauthentication {\nauth_type AH\nauth_pass secret\n}\n",
                "version 3\n",
                "version 3\nv3_checksum_as_v2\n",
                "version 3\n" + HMAC,
                "version 3\nuse_vmac\n",
                "version 3\nuse_vmac\nvmac_xmit_base\n",
                "version 3\nadvert_int 0.01\n"
            })
    void peersUnderstandEachOther(String dialect) {
        pair("virtual_ipaddress {\n10.0.0.100\n}\n" + dialect);

        simulation.runFor(simulation.settlingNanos());

        assertEquals(List.of(StateName.BACKUP, StateName.MASTER), states());
        simulation.expectSettled();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", HMAC, "use_vmac\n"})
    void peersUnderstandEachOtherOverIpv6(String dialect) {
        pair("virtual_ipaddress {\nfe80::100\n}\n" + dialect);

        simulation.runFor(simulation.settlingNanos());

        assertEquals(List.of(StateName.BACKUP, StateName.MASTER), states());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.", "2001:db8::"})
    void unicastReachesPeersOnly(String network) {
        for (int index = 1; index <= 3; index++) {
            String peers = index == 3 ? network + "9" : network + (3 - index);
            add(
                            index,
                            100 + index,
                            "unicast_src_ip " + network + index + "\nunicast_peer {\n" + peers + "\n}\n"
                                    + "virtual_ipaddress {\n" + network + "100\n}\n")
                    .start();
        }

        simulation.runFor(10 * SECOND);

        assertEquals(List.of(StateName.BACKUP, StateName.MASTER, StateName.MASTER), states());
    }

    @Test
    void otherSegmentHearsNothing() {
        SimulatedLink here = SimulatedLink.on("here", address("10.0.0.1"));
        SimulatedLink there = SimulatedLink.on("there", address("10.0.0.2"));
        simulation
                .add(NodePlan.read("n1", Map.of("eth0", here), text(100, "")).orThrow())
                .start();
        simulation
                .add(NodePlan.read("n2", Map.of("eth0", there), text(200, "")).orThrow())
                .start();

        simulation.runFor(simulation.settlingNanos());

        assertEquals(List.of(StateName.MASTER, StateName.MASTER), states());
        simulation.expectSettled();
    }

    @Test
    void clockOnTheWallThatIsSetLocksAPeerOutUntilItIsRightAgain() {
        pair("version 3\n" + HMAC + "virtual_ipaddress {\n10.0.0.100\n}\n");
        SimulatedNode backup = simulation.nodes().get(0);
        simulation.runFor(simulation.settlingNanos());

        backup.setWallClock(60 * SECOND);
        simulation.runFor(simulation.settlingNanos());
        assertEquals(List.of(StateName.MASTER, StateName.MASTER), states());
        assertTrue(backup.instances().get(0).state().counters().value(Counter.EXTENSION_STALE) > 0);
        backup.setWallClock(0);
        simulation.runFor(simulation.settlingNanos());

        assertEquals(List.of(StateName.BACKUP, StateName.MASTER), states());
    }

    @Test
    void clockThatRunsTwiceAsFastWaitsHalfAsLong() {
        SimulatedNode node = add(1, 100, "virtual_ipaddress {\n10.0.0.100\n}\n");
        node.start();
        node.drift(1_000_000_000);

        simulation.runFor(1_800_000_000L);
        assertEquals(StateName.BACKUP, states().get(0));
        simulation.runFor(10_000_000L);

        assertEquals(StateName.MASTER, states().get(0));
    }

    @Test
    void startDelayKeepsItQuiet() {
        SimulatedNode node = simulation.add(
                NodePlan.read("n1", links(1), "global_defs {\nvrrp_startup_delay 10\n}\n" + text(200, ""))
                        .orThrow());
        node.start();

        simulation.runFor(13 * SECOND);
        assertEquals(StateName.BACKUP, states().get(0));
        simulation.runFor(SECOND);

        assertEquals(StateName.MASTER, states().get(0));
    }

    @Test
    void scriptsRunAtTheirIntervalsFromTheStartOn() {
        SimulatedNode node = simulation.add(NodePlan.read(
                        "n1",
                        links(1),
                        "vrrp_script chk {\nscript /bin/true\ninterval 2\n}\n" + text(100, "track_script {\nchk\n}\n"))
                .orThrow());
        List<Long> runs = new ArrayList<>();
        node.runScripts(script -> {
            runs.add(simulation.now() / SECOND);
            return new ScriptOutcome.Exited(runs.size() > 2 ? 1 : 0);
        });
        node.start();

        simulation.runFor(5 * SECOND);

        assertEquals(List.of(0L, 2L, 4L), runs);
        assertEquals(StateName.FAULT, states().get(0));
    }

    @Test
    void chanceDecidesTheSameForTheSameSeed() {
        ScriptSource one = ScriptSource.random(7, 0.5);
        ScriptSource other = ScriptSource.random(7, 0.5);

        for (int run = 0; run < 100; run++) {
            assertEquals(one.outcome("chk"), other.outcome("chk"));
        }
        assertTrue(ScriptSource.random(7, 0).outcome("chk").success());
    }

    @Test
    void trackedThingsAreKnownToADaemonThatStartsLater() {
        SimulatedNode node = add(
                1,
                100,
                "track_file {\nnumber weight 2\n}\ntrack_process {\nserver weight 7\n}\n"
                        + "track_bfd {\nb weight 5\n}\nvirtual_ipaddress {\n10.0.0.100\n}\n");
        node.setFile("number", 10);
        node.setProcess("server", true);
        node.setBfd("b", true);

        node.start();

        assertEquals(132, node.instances().get(0).state().standing().effectivePriority());
    }

    @Test
    void machineThatIsPausedFindsEverythingAfterwards() {
        SimulatedNode node = add(1, 100, "virtual_ipaddress {\n10.0.0.100\n}\n");
        node.start();
        simulation.runFor(4 * SECOND);
        node.pause();

        node.setInterface("eth0", false);
        assertEquals(StateName.MASTER, states().get(0));
        node.resume();

        assertEquals(StateName.FAULT, states().get(0));
        assertEquals(0, node.heldAddresses().size());
    }

    @Test
    void killedDaemonLeavesWhatItHadAndPowerOffLeavesNothing() {
        String routes =
                "virtual_routes {\n10.9.0.0/24 via 10.0.0.254 dev eth0\n}\nvirtual_rules {\nfrom 10.8.0.0/24 lookup 100\n}\n";
        SimulatedNode node = add(1, 100, routes + "virtual_ipaddress {\n10.0.0.100\n}\n");
        node.start();
        simulation.runFor(4 * SECOND);
        assertEquals(1, node.heldRoutes().size());
        node.kill();
        assertEquals(1, node.heldAddresses().size());

        node.start();
        assertEquals(0, node.heldAddresses().size());
        simulation.runFor(4 * SECOND);
        node.powerOff();

        assertEquals(
                0,
                node.heldAddresses().size()
                        + node.heldRoutes().size()
                        + node.heldRules().size());
    }

    @Test
    void journalSaysWhatWasDoneAndWhatCameOfIt() {
        simulation.tellJournal(journal::add);
        SimulatedNode node = add(1, 255, "state MASTER\nvirtual_ipaddress {\n10.0.0.100\n}\n");

        node.start();
        node.stop();

        assertEquals(
                List.of(
                        "    0.000000 n1: start",
                        "    0.000000 n1: VI_1: INIT -> MASTER (address owner, priority 255)",
                        "    0.000000 n1: stop",
                        "    0.000000 n1: VI_1: MASTER -> STOP (stopping)"),
                journal);
    }

    private void pair(String lines) {
        add(1, 100, lines).start();
        add(2, 200, lines).start();
    }

    private SimulatedNode add(int index, int priority, String lines) {
        String trackers = "track_file number {\nfile /run/n\n}\nvrrp_track_process server {\nprocess server\n}\n"
                + "bfd_instance b {\nneighbor_ip 10.0.0.200\n}\n";
        return simulation.add(NodePlan.read("n" + index, links(index), trackers + instance(priority, lines))
                .orThrow());
    }

    private static Map<String, SimulatedLink> links(int index) {
        return Map.of(
                "eth0",
                SimulatedLink.on(
                        "lan", address("10.0.0." + index), address("fe80::" + index), address("2001:db8::" + index)));
    }

    private static String text(int priority, String lines) {
        return instance(priority, lines + "virtual_ipaddress {\n10.0.0.100\n}\n");
    }

    private static String instance(int priority, String lines) {
        return "vrrp_instance VI_1 {\ninterface eth0\nvirtual_router_id 51\npriority " + priority + "\n" + lines
                + "}\n";
    }

    private List<StateName> states() {
        return simulation.nodes().stream()
                .map(node -> node.instances().get(0).state().name())
                .toList();
    }
}
