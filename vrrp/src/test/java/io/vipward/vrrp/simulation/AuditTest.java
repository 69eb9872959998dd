package io.vipward.vrrp.simulation;

import static io.vipward.vrrp.core.Fixtures.SECOND;
import static io.vipward.vrrp.core.Fixtures.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.model.VrrpSyncGroup;
import io.vipward.vrrp.core.Action;
import io.vipward.vrrp.core.InstanceState;
import io.vipward.vrrp.core.InstanceStep;
import io.vipward.vrrp.core.Phase;
import io.vipward.vrrp.core.RunningInstance;
import io.vipward.vrrp.core.Step;
import io.vipward.vrrp.wire.Advert;
import io.vipward.vrrp.wire.AdvertBody;
import io.vipward.vrrp.wire.AdvertEncoder;
import io.vipward.vrrp.wire.AdvertHeader;
import io.vipward.vrrp.wire.PacketEnvelope;
import io.vipward.vrrp.wire.Protection;
import io.vipward.vrrp.wire.Sealing;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each rule notices when it is broken: real instances, of which something untrue is said. */
class AuditTest {
    private final Simulation simulation = new Simulation(1);
    private final SimulatedNode node = node("");
    private final Possessions nothing = new Possessions((vip, there) -> {});

    @Test
    void masterWithoutItsAddressesIsNoticed() {
        RunningInstance master = master();

        assertTrue(
                StepAudit.findBreach(master.settings(), master.state(), nothing).isPresent());
        assertFalse(StepAudit.findBreach(master.settings(), master.state(), node.possessions())
                .isPresent());
    }

    @Test
    void backupWithAddressesIsNoticed() {
        RunningInstance master = master();
        Possessions kept = node.possessions();

        InstanceState backup = new SimulationOf(node("state BACKUP")).state();

        assertTrue(StepAudit.findBreach(master.settings(), backup, kept).isPresent());
    }

    @Test
    void masterThatAddsWithoutAnnouncingIsNoticed() {
        RunningInstance master = master();
        Action add = new Action.AddAddresses(master.settings().addresses().all());

        assertTrue(StepAudit.findBreach(step(master, List.of(add))).isPresent());
        assertFalse(StepAudit.findBreach(step(
                        master,
                        List.of(
                                add,
                                new Action.AnnounceAddresses(
                                        master.settings().addresses().all(), 1))))
                .isPresent());
    }

    @Test
    void endlessListsAreNoticed() {
        RunningInstance master = master();
        Action one = new Action.AnnounceElsewhere(false);

        assertFalse(
                StepAudit.findBreach(step(master, Collections.nCopies(64, one))).isPresent());
        assertTrue(
                StepAudit.findBreach(step(master, Collections.nCopies(65, one))).isPresent());
    }

    @Test
    void tornGroupIsNoticed() {
        RunningInstance master = master();
        RunningInstance backup = new SimulationOf(node("state BACKUP", "VI_2")).instance();
        List<VrrpSyncGroup> groups =
                NodePlan.read("g", Map.of(), group()).orThrow().settings().groups();

        assertEquals(
                "sync group G is torn: [VI_1 MASTER, VI_2 BACKUP]",
                GroupAudit.findBreach(groups, List.of(master, backup)).orElse(""));
        assertFalse(GroupAudit.findBreach(groups, List.of(master)).isPresent());
    }

    @Test
    void masterThatWasToWaitIsNoticed() {
        SimulatedNode patient = node("nopreempt");
        patient.start();
        RunningInstance instance = patient.instances().get(0);
        PreemptionAudit audit = new PreemptionAudit();
        audit.hears(instance, advert(50));
        simulation.network().send(node(""), "lan", datagram(50));
        simulation.runFor(SECOND / 100);
        long heard = patient.monotonicNanos();
        assertFalse(audit.findBreach(step(instance, List.of()), heard).isPresent());
        simulation.runFor(5 * SECOND);

        assertTrue(audit.findBreach(step(instance, List.of()), heard + 3 * SECOND - 1)
                .isPresent());
        assertFalse(
                audit.findBreach(step(instance, List.of()), heard + 3 * SECOND).isPresent());
    }

    @Test
    void advertBeforeListeningIsNoticedAfterALongStallOnly() {
        RunningInstance master = master();
        Referee referee = new Referee(new Agenda(), new Journal(1, new Agenda()));

        referee.advertisesUnheard(node, master, 3 * SECOND, advert(50));

        assertThrows(
                InvariantViolation.class, () -> referee.advertisesUnheard(node, master, 3 * SECOND + 1, advert(50)));
    }

    /** The only instance of a machine that has just been started. */
    private record SimulationOf(SimulatedNode node) {
        RunningInstance instance() {
            node.start();
            return node.instances().get(0);
        }

        InstanceState state() {
            return instance().state();
        }
    }

    private RunningInstance master() {
        node.start();
        simulation.runFor(5 * SECOND);
        RunningInstance instance = node.instances().get(0);
        assertTrue(instance.state().phase() instanceof Phase.Master);
        return instance;
    }

    private SimulatedNode node(String line) {
        return node(line, "VI_1");
    }

    private SimulatedNode node(String line, String name) {
        return simulation.add(NodePlan.read(
                        "n1", Map.of("eth0", SimulatedLink.on("lan", address("10.0.0.1"))), text(name, line))
                .orThrow());
    }

    private static String text(String name, String line) {
        return "vrrp_instance " + name + " {\ninterface eth0\nvirtual_router_id 51\n" + line
                + "\nvirtual_ipaddress {\n10.0.0.100\n}\n}\n";
    }

    private static String group() {
        return text("VI_1", "") + text("VI_2", "virtual_router_id 52")
                + "vrrp_sync_group G {\ngroup {\nVI_1\nVI_2\n}\n}\n";
    }

    private static InstanceStep step(RunningInstance instance, List<Action> actions) {
        return new InstanceStep(
                instance,
                new Step(instance.state(), instance.state().situation().reason(), actions));
    }

    private static Datagram datagram(int priority) {
        Advert advert = advert(priority);
        return Datagram.of(advert, AdvertEncoder.encode(advert, Sealing.PLAIN));
    }

    private static Advert advert(int priority) {
        return new Advert(
                PacketEnvelope.outgoing(address("10.0.0.9"), address("224.0.0.18"), 1),
                new AdvertHeader(2, AdvertHeader.ADVERTISEMENT, 51, priority, 1),
                new AdvertBody.Version2(0, 1, 0),
                List.of(address("10.0.0.100")),
                Protection.NONE);
    }
}
