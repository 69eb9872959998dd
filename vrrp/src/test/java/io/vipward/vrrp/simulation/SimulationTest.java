package io.vipward.vrrp.simulation;

import static io.vipward.vrrp.core.Fixtures.SECOND;
import static io.vipward.vrrp.core.Fixtures.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.vrrp.core.Fixtures;
import io.vipward.vrrp.core.RouterSettings;
import io.vipward.vrrp.core.StateName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final int SEEDS = 1_000;

    @Test
    void everyRandomClusterSettlesOnOneMasterAfterEveryKindOfMishap() {
        long virtualNanos = 0;

        for (long seed = 0; seed < SEEDS; seed++) {
            virtualNanos += new RandomScenario(seed).play();
        }

        assertTrue(virtualNanos > 50_000 * SECOND, "only " + virtualNanos / SECOND + " s");
    }

    @Test
    void sameSeedGivesTheSameRun() {
        assertEquals(history(7), history(7));
    }

    @Test
    void higherPriorityPreemptsWhenAPartitionHeals() {
        Simulation simulation = new Simulation(1);
        SimulatedNode low = node(simulation, 1, 100);
        SimulatedNode high = node(simulation, 2, 200);
        low.start();
        high.start();
        simulation.runFor(4 * SECOND);
        simulation.network().partition(List.of(low));
        simulation.runFor(10 * SECOND);
        assertEquals(List.of(StateName.MASTER, StateName.MASTER), states(simulation));

        simulation.network().heal();
        simulation.runFor(SECOND + SECOND / 100);

        assertEquals(List.of(StateName.BACKUP, StateName.MASTER), states(simulation));
        assertEquals(List.of(), List.copyOf(low.heldAddresses()));
    }

    @Test
    void oneWayLinkLeavesTheDeafNodeMasterUntilItHears() {
        Simulation simulation = new Simulation(1);
        SimulatedNode low = node(simulation, 1, 100);
        SimulatedNode high = node(simulation, 2, 200);
        simulation.network().quality(high, low, LinkQuality.CUT);
        low.start();
        high.start();
        simulation.runFor(20 * SECOND);
        assertEquals(List.of(StateName.MASTER, StateName.MASTER), states(simulation));

        simulation.network().heal();
        simulation.runFor(simulation.settlingNanos(51));

        simulation.expectOneMaster(51);
    }

    @Test
    void killedNodeLeavesItsAddressesUntilItIsStartedAgain() {
        Simulation simulation = new Simulation(1);
        SimulatedNode node = node(simulation, 1, 100);
        node.start();
        simulation.runFor(4 * SECOND);
        node.kill();
        assertEquals(1, node.heldAddresses().size());

        node.start();

        assertEquals(0, node.heldAddresses().size());
    }

    @Test
    void twoMastersAreAViolation() {
        Simulation simulation = new Simulation(1);
        node(simulation, 1, 100).start();
        node(simulation, 2, 200).start();
        simulation.network().usualQuality(LinkQuality.CUT);
        simulation.runFor(5 * SECOND);

        InvariantViolation violation = assertThrows(InvariantViolation.class, () -> simulation.expectOneMaster(51));

        assertTrue(
                String.valueOf(violation.getMessage()).startsWith("seed 1, 5.000000 s: VRID 51 has masters [n1, n2]"));
    }

    private static List<StateName> states(Simulation simulation) {
        return simulation.nodes().stream()
                .map(node -> node.instances().get(0).state().name())
                .toList();
    }

    private static SimulatedNode node(Simulation simulation, int index, int priority) {
        return simulation.add(new NodePlan(
                "n" + index,
                Map.of("eth0", address("192.0.2." + index)),
                RouterSettings.of(List.of(Fixtures.instance(priority).build()), List.of())));
    }

    private static List<String> history(long seed) {
        Simulation simulation = new Simulation(seed);
        List<String> history = new ArrayList<>();
        List<SimulatedNode> nodes =
                List.of(node(simulation, 1, 100), node(simulation, 2, 200), node(simulation, 3, 150));
        simulation.network().usualQuality(new LinkQuality(0.5, 0.1, 0, SECOND));
        nodes.forEach(SimulatedNode::start);
        for (int count = 0; count < 300; count++) {
            simulation.runFor(SECOND / 10);
            nodes.forEach(node -> history.add(node.instances().get(0).state().toString()));
        }
        return history;
    }
}
