package io.vipward.vrrp.simulation;

import static io.vipward.vrrp.core.Fixtures.SECOND;
import static io.vipward.vrrp.core.Fixtures.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.vrrp.core.VirtualIp;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NodePlanTest {
    private static final Map<String, SimulatedLink> LINKS =
            Map.of("eth0", SimulatedLink.on("lan", address("192.0.2.1"), address("fe80::1")));

    @Test
    void textOfAConfigurationIsAMachine() {
        NodePlan plan = NodePlan.read(
                        "one",
                        LINKS,
                        "global_defs {\nvrrp_startup_delay 2.5\n}\n" + instance("VI_1", "192.0.2.100", "priority 123"))
                .orThrow();

        assertEquals(123, plan.settings().instances().get(0).election().priority());
        assertEquals(2 * SECOND + SECOND / 2, plan.startDelayNanos());
    }

    @Test
    void wrongConfigurationIsNoMachineAndSaysWhy() {
        NodePlan.Read read = NodePlan.read("one", LINKS, instance("VI_1", "192.0.2.100", "version 3", "interface"));

        NodePlan.Read refused =
                NodePlan.read("one", LINKS, instance("VI_1", "192.0.2.100") + instance("VI_2", "192.0.2.101"));

        assertTrue(read.result().text().contains("one.conf"));
        assertNull(refused.plan());
        assertThrows(IllegalArgumentException.class, refused::orThrow);
    }

    @Test
    void virtualInterfacesGetTheNamesThatKeepalivedChooses() {
        NodePlan plan = NodePlan.read(
                        "one",
                        LINKS,
                        instance("VI_1", "192.0.2.100", "use_vmac") + instance("VI_2", "fe80::100", "use_vmac"))
                .orThrow();
        Simulation simulation = new Simulation(1);
        SimulatedNode node = simulation.add(plan);
        node.start();

        simulation.runFor(simulation.settlingNanos());

        assertEquals(
                Set.of("192.0.2.100 on vrrp.51", "fe80::100 on vrrp6.51"),
                node.heldAddresses().stream().map(NodePlanTest::text).collect(Collectors.toSet()));
    }

    @Test
    void nameThatWasWrittenIsKept() {
        NodePlan plan = NodePlan.read("one", LINKS, instance("VI_1", "192.0.2.100", "use_vmac red"))
                .orThrow();

        assertEquals(
                "red",
                plan.settings()
                        .instances()
                        .get(0)
                        .addresses()
                        .advertised()
                        .get(0)
                        .interfaceName());
    }

    private static String text(VirtualIp vip) {
        return vip.text() + " on " + vip.interfaceName();
    }

    private static String instance(String name, String vip, String... lines) {
        return "vrrp_instance " + name + " {\ninterface eth0\nvirtual_router_id 51\nvirtual_ipaddress {\n" + vip
                + "\n}\n" + String.join("\n", List.of(lines)) + "\n}\n";
    }
}
