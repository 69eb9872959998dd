package io.vipward.vrrp.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Any number of VRRP routers on a virtual network, in virtual time, from one seed: the same seed and the same calls give the
 * same run. After every step of every election the rules are checked that must always hold; {@link #expectSettled} checks
 * those that must hold in the end. One thread.
 */
public final class Simulation {
    /** Machines have been running for up to so long when the simulation begins. */
    private static final long LONGEST_UPTIME_NANOS = 1_000_000L * 1_000_000_000L;

    private final Agenda agenda = new Agenda();
    private final Journal journal;
    private final Referee referee;
    private final VirtualNetwork network;
    private final SplittableRandom random;
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private final Settlement settlement = new Settlement(nodes);

    /** A network without nodes, at time 0. */
    public Simulation(long seed) {
        random = new SplittableRandom(seed);
        journal = new Journal(seed, agenda);
        referee = new Referee(agenda, journal);
        network = new VirtualNetwork(agenda, random.split(), referee::disturbed);
    }

    /** Adds a machine; its daemon is not started yet. */
    public SimulatedNode add(NodePlan plan) {
        SimulatedNode node = new SimulatedNode(plan, random.nextLong(LONGEST_UPTIME_NANOS), agenda, network, referee);
        nodes.add(node);
        network.attach(node);
        referee.watch(node);
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

    /** Has every line of the journal told as it is written: what was done, and all transitions with their reasons. */
    public void tellJournal(Consumer<String> reader) {
        journal.tell(reader);
    }

    /** A program that fails has broken a rule, too. */
    InvariantViolation violation(RuntimeException bug) {
        return bug instanceof InvariantViolation violation ? violation : journal.violation(String.valueOf(bug), bug);
    }

    void note(String node, Object what) {
        journal.note(node, what);
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

    /** The longest that an undisturbed network may take until it has its masters, computed from all configurations. */
    public long settlingNanos() {
        return settlement.nanos(network.longestDelayNanos());
    }

    /**
     * Checks that in each segment exactly one is master of each virtual router, and that it is one that should be. All its
     * machines have to hear each other again, unicast peers included. To be called once {@link #settlingNanos} have passed without a disturbance.
     *
     * @throws InvariantViolation if not
     */
    public void expectSettled() {
        settlement.findBreach().ifPresent(breach -> {
            throw journal.violation(breach);
        });
    }
}
