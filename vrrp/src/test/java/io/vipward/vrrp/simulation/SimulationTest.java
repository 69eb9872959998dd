package io.vipward.vrrp.simulation;

import static io.vipward.vrrp.core.Fixtures.SECOND;
import static io.vipward.vrrp.core.Fixtures.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.vrrp.core.StateName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private final Simulation simulation = new Simulation(1);

    @Test
    void higherPriorityPreemptsWhenAPartitionHeals() {
        SimulatedNode low = add(1, 100, "");
        SimulatedNode high = add(2, 200, "");
        low.start();
        high.start();
        simulation.runFor(4 * SECOND);
        simulation.network().partition(List.of(low));
        simulation.runFor(10 * SECOND);
        assertEquals(List.of(StateName.MASTER, StateName.MASTER), states());

        simulation.network().heal();
        simulation.runFor(SECOND + SECOND / 100);

        assertEquals(List.of(StateName.BACKUP, StateName.MASTER), states());
        assertEquals(List.of(), List.copyOf(low.heldAddresses()));
    }

    @Test
    void oneWayLinkLeavesTheDeafNodeMasterUntilItHears() {
        SimulatedNode low = add(1, 100, "");
        SimulatedNode high = add(2, 200, "");
        simulation.network().quality(high, low, LinkQuality.CUT);
        low.start();
        high.start();
        simulation.runFor(20 * SECOND);
        assertEquals(List.of(StateName.MASTER, StateName.MASTER), states());

        simulation.network().heal();
        simulation.runFor(simulation.settlingNanos());

        simulation.expectSettled();
    }

    @Test
    void qualityOfOneSegmentIsNotThatOfAnother() {
        SimulatedNode low = add(1, 100, "");
        SimulatedNode high = add(2, 200, "");
        low.start();
        high.start();

        simulation.network().partition("elsewhere", List.of(low));
        simulation.runFor(simulation.settlingNanos());
        assertEquals(List.of(StateName.BACKUP, StateName.MASTER), states());
        simulation.network().partition("lan", List.of(low));
        simulation.runFor(simulation.settlingNanos());

        assertEquals(List.of(StateName.MASTER, StateName.MASTER), states());
    }

    @Test
    void everyCopyOfADuplicatedAdvertIsHarmless() {
        add(1, 100, "").start();
        add(2, 200, "").start();
        simulation.network().usualQuality(new LinkQuality(0, 1, 0, SECOND / 4));

        simulation.runFor(100 * SECOND);

        simulation.expectSettled();
    }

    @Test
    void twoMastersInTheEndAreAViolation() {
        add(1, 100, "").start();
        add(2, 200, "").start();
        simulation.network().usualQuality(LinkQuality.CUT);
        simulation.runFor(5 * SECOND);

        InvariantViolation violation = assertThrows(InvariantViolation.class, simulation::expectSettled);

        assertTrue(
                String.valueOf(violation.getMessage()).startsWith("seed 1, 5.000000 s: VRID 51 on lan has masters"),
                violation::getMessage);
    }

    @Test
    void noMasterInTheEndIsAViolation() {
        add(1, 100, "").start();

        assertThrows(InvariantViolation.class, simulation::expectSettled);
    }

    @Test
    void mastersThatHearEachOtherAndDoNotAgreeAreAViolation() {
        add(1, 100, "advert_int 1").start();
        add(2, 200, "advert_int 2").start();

        InvariantViolation violation = assertThrows(InvariantViolation.class, () -> simulation.runFor(60 * SECOND));

        assertTrue(String.valueOf(violation.getMessage()).contains("although they hear each other"));
    }

    @Test
    void lowerMasterThatIsNotPreemptedIsAViolation() {
        SimulatedNode low = add(1, 100, "");
        low.start();
        simulation.runFor(4 * SECOND);
        add(2, 200, "").start();
        simulation.runFor(SECOND);

        InvariantViolation violation = assertThrows(InvariantViolation.class, simulation::expectSettled);

        assertTrue(String.valueOf(violation.getMessage()).contains("does not preempt"));
    }

    @Test
    void settlingTakesAsLongAsTheSlowestMay() {
        add(1, 100, "").start();
        long usual = simulation.settlingNanos();
        add(2, 100, "preempt_delay 30").start();

        assertTrue(usual >= 6 * SECOND && usual < 8 * SECOND, () -> usual + " ns");
        assertTrue(simulation.settlingNanos() > usual + 30 * SECOND);
    }

    @Test
    void timeOnlyPassesWhenItIsLet() {
        StringBuilder order = new StringBuilder();
        simulation.at(2 * SECOND, () -> order.append('b'));
        simulation.at(SECOND, () -> order.append('a'));
        simulation.at(2 * SECOND, () -> order.append('c'));

        simulation.runUntil(SECOND);
        assertEquals("a", order.toString());
        simulation.runFor(SECOND);

        assertEquals("abc", order.toString());
        assertEquals(2 * SECOND, simulation.now());
    }

    private SimulatedNode add(int index, int priority, String line) {
        String text = "vrrp_instance VI_1 {\ninterface eth0\nvirtual_router_id 51\npriority " + priority + "\n" + line
                + "\nvirtual_ipaddress {\n10.0.0.100\n}\n}\n";
        return simulation.add(NodePlan.read(
                        "n" + index, Map.of("eth0", SimulatedLink.on("lan", address("10.0.0." + index))), text)
                .orThrow());
    }

    private List<StateName> states() {
        return simulation.nodes().stream()
                .map(node -> node.instances().get(0).state().name())
                .toList();
    }
}
