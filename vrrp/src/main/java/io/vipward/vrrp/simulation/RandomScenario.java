package io.vipward.vrrp.simulation;

import io.vipward.parser.model.AdvertHandling;
import io.vipward.parser.model.ElectionSettings;
import io.vipward.parser.model.ElectionSettings.InitialState;
import io.vipward.parser.model.GarpSettings;
import io.vipward.parser.model.Origins;
import io.vipward.parser.model.Preemption;
import io.vipward.parser.model.ScriptCommand;
import io.vipward.parser.model.ScriptVerdict;
import io.vipward.parser.model.VirtualAddress;
import io.vipward.parser.model.VirtualRouter;
import io.vipward.parser.model.VrrpAddresses;
import io.vipward.parser.model.VrrpAuthentication;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpRelations;
import io.vipward.parser.model.VrrpScript;
import io.vipward.parser.model.VrrpTracking;
import io.vipward.parser.model.Weight;
import io.vipward.parser.source.Position;
import io.vipward.vrrp.core.RouterSettings;
import io.vipward.vrrp.core.ScriptOutcome;
import io.vipward.vrrp.core.VirtualIp;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A cluster and a sequence of mishaps made up from a seed: some rounds of disturbances, after each of which everything is
 * repaired and the cluster has to settle on one master.
 */
public final class RandomScenario {
    private static final int VRID = 51;
    private static final String INTERFACE = "eth0";
    private static final String SCRIPT = "chk";
    private static final long SECOND = 1_000_000_000L;
    private static final int ROUNDS = 3;
    private static final Position NOWHERE = new Position("scenario", 1, 1);

    private final long seed;
    private final SplittableRandom random;
    private final Simulation simulation;
    private final long advertNanos;
    private final boolean withScript;

    /** A scenario that is the same for the same seed. */
    public RandomScenario(long seed) {
        this.seed = seed;
        // Another stream than the network's, so that packets do not follow the same numbers as mishaps.
        this.random = new SplittableRandom(seed ^ 0x5eed_5eed_5eedL);
        this.simulation = new Simulation(seed);
        this.advertNanos = (1 + random.nextInt(3)) * SECOND;
        this.withScript = random.nextBoolean();
    }

    /**
     * Plays it.
     *
     * @return how many virtual nanoseconds it took
     * @throws InvariantViolation if a rule was broken; the message has the seed
     */
    public long play() {
        int count = 2 + random.nextInt(4);
        for (int index = 1; index <= count; index++) {
            simulation.add(plan(index));
        }
        for (int round = 0; round < ROUNDS; round++) {
            disturb(20 * SECOND);
            repair();
            simulation.runFor(simulation.settlingNanos(VRID));
            simulation.expectOneMaster(VRID);
        }
        return simulation.now();
    }

    @Override
    public String toString() {
        return "scenario with seed " + seed;
    }

    private void disturb(long lengthNanos) {
        int mishaps = 3 + random.nextInt(10);
        long start = simulation.now();
        for (int count = 0; count < mishaps; count++) {
            simulation.at(start + random.nextLong(lengthNanos), this::mishap);
        }
        simulation.runFor(lengthNanos);
    }

    private void mishap() {
        SimulatedNode node = anyNode();
        switch (random.nextInt(13)) {
            case 0 -> node.kill();
            case 1 -> node.powerOff();
            case 2 -> node.stop();
            case 3 -> node.start();
            case 4 -> {
                node.pause();
                simulation.at(simulation.now() + random.nextLong(8 * SECOND), node::resume);
            }
            case 5 -> node.setInterface(INTERFACE, random.nextBoolean());
            case 6 -> simulation.network().partition(someNodes());
            case 7 -> simulation.network().quality(node, anyNode(), LinkQuality.CUT);
            case 8 ->
                simulation
                        .network()
                        .usualQuality(new LinkQuality(random.nextDouble() / 2, random.nextDouble() / 4, 0, SECOND / 2));
            case 9 -> simulation.network().heal();
            case 10 -> node.scriptEnds(SCRIPT, new ScriptOutcome.Exited(random.nextInt(2)));
            case 11 -> node.reload(settings());
            default ->
                node.heldAddresses().stream()
                        .sorted(RandomScenario::byText)
                        .findFirst()
                        .ifPresent(node::removeAddress);
        }
    }

    private static int byText(VirtualIp one, VirtualIp other) {
        return one.text().compareTo(other.text());
    }

    private void repair() {
        simulation.network().heal();
        for (SimulatedNode node : simulation.nodes()) {
            node.resume();
            node.setInterface(INTERFACE, true);
            if (random.nextInt(4) > 0) {
                node.start();
            }
            if (withScript && random.nextInt(4) > 0) {
                node.scriptEnds(SCRIPT, new ScriptOutcome.Exited(0));
            }
        }
        // Packets that were sent over bad links may still be under way.
        simulation.runFor(SECOND / 2);
    }

    private SimulatedNode anyNode() {
        List<SimulatedNode> nodes = simulation.nodes();
        return nodes.get(random.nextInt(nodes.size()));
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

    private NodePlan plan(int index) {
        return new NodePlan("n" + index, Map.of(INTERFACE, address(10, 0, 0, index)), settings());
    }

    private RouterSettings settings() {
        return RouterSettings.of(List.of(instance()), withScript ? List.of(script()) : List.of());
    }

    private VrrpInstance instance() {
        int weight = List.of(0, 20, -30, 200, -200).get(random.nextInt(5));
        List<VrrpTracking.Tracked> tracked =
                withScript ? List.of(new VrrpTracking.Tracked(SCRIPT, new Weight(weight, false), NOWHERE)) : List.of();
        List<VirtualAddress> advertised = List.of(vip(100), vip(101 + random.nextInt(2)));
        return new VrrpInstance(
                "VI_1",
                new Origins(NOWHERE, Map.of()),
                VirtualRouter.multicast(VRID, INTERFACE, address(224, 0, 0, 18), VrrpAuthentication.NONE),
                new ElectionSettings(
                        InitialState.BACKUP, 1 + random.nextInt(254), advertNanos, 3, preemption(), handling()),
                VrrpAddresses.of(advertised, List.of(vip(103)), GarpSettings.DEFAULT),
                VrrpRelations.of(VrrpTracking.of(true, List.of(), tracked)));
    }

    private Preemption preemption() {
        return switch (random.nextInt(4)) {
            case 0 -> new Preemption(false, 0, 0);
            case 1 -> new Preemption(true, random.nextLong(5 * SECOND), 0);
            default -> Preemption.IMMEDIATE;
        };
    }

    private AdvertHandling handling() {
        return new AdvertHandling(random.nextInt(4) == 0, random.nextInt(4) == 0, random.nextBoolean(), false);
    }

    private VrrpScript script() {
        return new VrrpScript(
                SCRIPT,
                new Origins(NOWHERE, Map.of()),
                new ScriptCommand(List.of("/bin/true"), null, null, NOWHERE),
                SECOND,
                SECOND,
                new ScriptVerdict(1 + random.nextInt(2), 1 + random.nextInt(2), Weight.FAULT, random.nextInt(8) == 0));
    }

    private static VirtualAddress vip(int last) {
        return new VirtualAddress(
                address(10, 0, 0, last), 32, INTERFACE, 0, VirtualAddress.AddressOptions.NONE, NOWHERE);
    }

    private static InetAddress address(int first, int second, int third, int fourth) {
        try {
            return InetAddress.getByAddress(new byte[] {(byte) first, (byte) second, (byte) third, (byte) fourth});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an IPv4 address", e);
        }
    }
}
