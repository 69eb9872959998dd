package io.vipward.vrrp.simulation;

import io.vipward.vrrp.core.ScriptOutcome;
import io.vipward.vrrp.core.VirtualIp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * A cluster and a sequence of mishaps made up from a seed: rounds of disturbances, after each of which everything is repaired
 * and the cluster has to settle on its masters. One thread.
 */
public final class RandomScenario {
    private static final int ROUNDS = 2;
    private static final int INTERVALS_OF_MISHAPS = 10;
    private static final int INTERVALS_OF_REPAIR = 10;
    private static final long SECOND = 1_000_000_000L;
    /** What authenticated adverts are compared with, and forgotten after. */
    private static final long WINDOW_NANOS = 5 * SECOND;

    private static final long WORST_DRIFT_BILLIONTHS = 500_000;

    private final long seed;
    private final SplittableRandom random;
    private final RandomCluster cluster;
    private final Simulation simulation;
    private boolean clocksSet;
    private boolean calm;

    /** A scenario that is the same for the same seed. */
    public RandomScenario(long seed) {
        this.seed = seed;
        // Another stream than the network's, so that packets do not follow the same numbers as mishaps.
        this.random = new SplittableRandom(seed ^ 0x5eed_5eed_5eedL);
        this.cluster = new RandomCluster(random.split());
        this.simulation = new Simulation(seed);
    }

    /**
     * Has everything told that happens, configurations included.
     *
     * @param reader called with one line, or a whole configuration, at a time
     */
    public RandomScenario tell(Consumer<String> reader) {
        simulation.tellJournal(reader);
        return this;
    }

    /**
     * Plays it.
     *
     * @return how many virtual nanoseconds it took
     * @throws InvariantViolation if a rule was broken; the message has the seed
     */
    public long play() {
        try {
            playRounds();
        } catch (RuntimeException bug) {
            throw simulation.violation(bug);
        }
        return simulation.now();
    }

    @Override
    public String toString() {
        return "scenario with seed " + seed;
    }

    private void playRounds() {
        for (int machine = 1; machine <= cluster.machines(); machine++) {
            SimulatedNode node = simulation.add(plan(machine));
            node.runScripts(health());
            if (random.nextInt(3) > 0) {
                node.start();
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            disturb(INTERVALS_OF_MISHAPS * cluster.intervalNanos());
            repair();
            simulation.runFor(simulation.settlingNanos());
            simulation.expectSettled();
        }
    }

    private void disturb(long lengthNanos) {
        calm = false;
        int mishaps = 3 + random.nextInt(10);
        long start = simulation.now();
        for (int count = 0; count < mishaps; count++) {
            simulation.at(start + random.nextLong(lengthNanos), this::mishap);
        }
        simulation.runFor(lengthNanos);
    }

    private void mishap() {
        SimulatedNode node = anyNode();
        switch (random.nextInt(20)) {
            case 0 -> node.kill();
            case 1 -> node.powerOff();
            case 2 -> node.stop();
            case 3, 4 -> node.start();
            case 5, 6 -> {
                node.pause();
                simulation.at(simulation.now() + random.nextLong(8 * cluster.intervalNanos()), node::resume);
            }
            case 7 -> node.setInterface(anyInterface(), random.nextBoolean());
            case 8 -> address(node, random.nextBoolean());
            case 9 -> simulation.network().partition(someNodes());
            case 10 -> simulation.network().partition("lan" + random.nextInt(2), someNodes());
            case 11 -> simulation.network().quality(node, anyNode(), LinkQuality.CUT);
            case 12 ->
                simulation
                        .network()
                        .usualQuality(new LinkQuality(
                                random.nextDouble() / 2, random.nextDouble() / 4, 0, cluster.intervalNanos() / 2));
            case 13 -> simulation.network().heal();
            case 14 -> node.reload(plan(number(node)));
            case 15 -> robbery(node);
            case 16 -> node.loseNotifications();
            case 17 -> clocks(node);
            default -> tracked(node);
        }
    }

    private void tracked(SimulatedNode node) {
        switch (random.nextInt(3)) {
            case 0 -> node.setFile(RandomCluster.FILE, random.nextInt(-60, 60));
            case 1 -> node.setProcess(RandomCluster.PROCESS, random.nextInt(3) > 0);
            default -> node.setBfd(RandomCluster.BFD, random.nextInt(3) > 0);
        }
    }

    /** Somebody removes what a master has. */
    private void robbery(SimulatedNode node) {
        if (random.nextInt(3) > 0) {
            node.heldAddresses().stream()
                    .min(Comparator.comparing(VirtualIp::text))
                    .ifPresent(node::removeAddress);
        } else if (random.nextBoolean()) {
            node.heldRoutes().stream()
                    .min(Comparator.comparing(String::valueOf))
                    .ifPresent(node::removeRoute);
        } else {
            node.heldRules().stream().min(Comparator.comparing(String::valueOf)).ifPresent(node::removeRule);
        }
    }

    private void clocks(SimulatedNode node) {
        if (random.nextBoolean() || !cluster.bearsClockSteps()) {
            node.drift(random.nextLong(-WORST_DRIFT_BILLIONTHS, WORST_DRIFT_BILLIONTHS));
        } else {
            clocksSet = true;
            node.setWallClock(random.nextLong(-4 * WINDOW_NANOS, 4 * WINDOW_NANOS));
        }
    }

    private void address(SimulatedNode node, boolean there) {
        String interfaceName = anyInterface();
        SimulatedLink link = node.plan().links().get(interfaceName);
        if (link != null) {
            node.setAddress(
                    interfaceName,
                    link.addresses().get(random.nextInt(link.addresses().size())),
                    there);
        }
    }

    private void repair() {
        calm = true;
        simulation.network().heal();
        for (SimulatedNode node : simulation.nodes()) {
            node.resume();
            node.plan().links().forEach((name, link) -> {
                node.setInterface(name, true);
                link.addresses().forEach(address -> node.setAddress(name, address, true));
            });
            if (random.nextInt(4) > 0) {
                node.start();
            }
        }
        // Packets that were sent over bad links may still be under way, and scripts have to run as often as is counted.
        simulation.runFor(INTERVALS_OF_REPAIR * cluster.intervalNanos());
        if (clocksSet) {
            clocksSet = false;
            simulation.nodes().forEach(node -> node.setWallClock(0));
            simulation.runFor(2 * WINDOW_NANOS);
        }
    }

    /** Scripts that succeed or fail for a while. */
    private ScriptSource health() {
        SplittableRandom own = random.split();
        int[] runs = {0, 0};
        return script -> {
            if (!calm && runs[0]-- <= 0) {
                runs[0] = 2 + own.nextInt(10);
                runs[1] = own.nextInt(3) > 0 ? 0 : 1;
            }
            return new ScriptOutcome.Exited(runs[1]);
        };
    }

    private SimulatedNode anyNode() {
        List<SimulatedNode> nodes = simulation.nodes();
        return nodes.get(random.nextInt(nodes.size()));
    }

    private String anyInterface() {
        List<String> interfaces = cluster.interfaces();
        return interfaces.get(random.nextInt(interfaces.size()));
    }

    private List<SimulatedNode> someNodes() {
        List<SimulatedNode> some = new ArrayList<>();
        for (SimulatedNode node : simulation.nodes()) {
            if (random.nextBoolean()) {
                some.add(node);
            }
        }
        return some;
    }

    private int number(SimulatedNode node) {
        return simulation.nodes().indexOf(node) + 1;
    }

    private NodePlan plan(int machine) {
        String text = cluster.configuration(machine);
        simulation.note(cluster.name(machine), text);
        return NodePlan.read(cluster.name(machine), cluster.links(machine), text)
                .orThrow();
    }
}
