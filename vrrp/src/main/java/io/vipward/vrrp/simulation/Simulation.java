package io.vipward.vrrp.simulation;

import io.vipward.parser.model.ElectionSettings;
import io.vipward.vrrp.core.RunningInstance;
import io.vipward.vrrp.core.StateName;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Any number of VRRP routers on a virtual network, in virtual time, from one seed: the same seed and the same calls give the
 * same run. After every step of every election the rules of {@link StepAudit} are checked. One thread.
 */
public final class Simulation {
    private static final long LONGEST_SKEW_NANOS = 1_000_000_000L;

    private final Agenda agenda = new Agenda();
    private final Journal journal;
    private final VirtualNetwork network;
    private final List<SimulatedNode> nodes = new ArrayList<>();

    /** A network without nodes, at time 0. */
    public Simulation(long seed) {
        journal = new Journal(seed, agenda);
        network = new VirtualNetwork(agenda, new SplittableRandom(seed));
    }

    /** Adds a machine; its daemon is not started yet. */
    public SimulatedNode add(NodePlan plan) {
        SimulatedNode node = new SimulatedNode(plan, agenda, network, journal);
        nodes.add(node);
        network.attach(node);
        return node;
    }

    public VirtualNetwork network() {
        return network;
    }

    public List<SimulatedNode> nodes() {
        return List.copyOf(nodes);
    }

    /** Virtual nanoseconds since the beginning. */
    public long now() {
        return agenda.now();
    }

    /** Has something happen later; in the past means now. */
    public void at(long atNanos, Runnable happening) {
        agenda.at(atNanos, happening);
    }

    /**
     * Lets time pass.
     *
     * @throws InvariantViolation if a router breaks a rule
     */
    public void runUntil(long untilNanos) {
        agenda.runUntil(untilNanos);
    }

    /** Lets time pass. */
    public void runFor(long nanos) {
        agenda.runUntil(agenda.now() + nanos);
    }

    /**
     * The longest that an undisturbed network may take until it has its one master: whoever must take over waits for its
     * Master_Down_Interval, and its first advert has to arrive. A preemption delay only begins with the first advert of a
     * lower master, which itself may have to wait that long first.
     */
    public long settlingNanos(int vrid) {
        long longest = 0;
        for (SimulatedNode node : nodes) {
            for (RunningInstance instance : running(node, vrid)) {
                ElectionSettings election = instance.settings().election();
                long masterDown = election.downTimerAdverts() * election.advertNanos() + LONGEST_SKEW_NANOS;
                long delay = election.preemption().delayNanos();
                long settling = delay > 0 ? delay + 2 * masterDown : masterDown;
                longest = Math.max(longest, settling + 2 * election.advertNanos());
            }
        }
        return longest + 4 * network.longestDelayNanos();
    }

    /**
     * Checks that among nodes that all hear each other exactly one is master, that it is one that should be, and that nobody
     * else who runs a daemon has its addresses. To be called once {@link #settlingNanos} have passed without a disturbance.
     *
     * @throws InvariantViolation if not
     */
    public void expectOneMaster(int vrid) {
        List<SimulatedNode> candidates = nodes.stream()
                .filter(node -> running(node, vrid).stream().anyMatch(Simulation::mayRun))
                .toList();
        if (candidates.isEmpty()) {
            return;
        }
        List<SimulatedNode> masters = candidates.stream()
                .filter(node ->
                        running(node, vrid).stream().anyMatch(one -> one.state().name() == StateName.MASTER))
                .toList();
        if (masters.size() != 1) {
            throw journal.violation("VRID " + vrid + " has masters " + names(masters) + " of " + names(candidates));
        }
        RunningInstance master = running(masters.get(0), vrid).get(0);
        for (SimulatedNode other : candidates) {
            RunningInstance rival = running(other, vrid).get(0);
            if (rival.settings().election().preemption().preempt() && priority(rival) > priority(master)) {
                throw journal.violation("VRID " + vrid + ": " + other.name() + " with priority " + priority(rival)
                        + " does not preempt " + masters.get(0).name() + " with " + priority(master));
            }
        }
    }

    private static List<RunningInstance> running(SimulatedNode node, int vrid) {
        return node.instances().stream()
                .filter(instance -> instance.settings().router().vrid() == vrid)
                .toList();
    }

    private static boolean mayRun(RunningInstance instance) {
        return instance.state().standing().faults().isEmpty();
    }

    private static int priority(RunningInstance instance) {
        return instance.state().standing().effectivePriority();
    }

    private static String names(List<SimulatedNode> some) {
        return some.stream().map(SimulatedNode::name).collect(Collectors.joining(", ", "[", "]"));
    }
}
