package io.vipward.vrrp.simulation;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The wires between nodes: interfaces of the same name are in one multicast segment. Each direction between two nodes has
 * its own quality.
 */
public final class VirtualNetwork {
    private final Agenda agenda;
    private final SplittableRandom random;
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private final Map<Direction, LinkQuality> qualities = new HashMap<>();
    private LinkQuality usual = LinkQuality.LAN;

    /** From one node to another. */
    private record Direction(String from, String to) {}

    VirtualNetwork(Agenda agenda, SplittableRandom random) {
        this.agenda = agenda;
        this.random = random;
    }

    /** The quality of all links that have none of their own. */
    public void usualQuality(LinkQuality quality) {
        usual = quality;
    }

    /** The quality of one direction only. */
    public void quality(SimulatedNode from, SimulatedNode to, LinkQuality quality) {
        qualities.put(new Direction(from.name(), to.name()), quality);
    }

    /** Cuts all links between the nodes of one side and the others. */
    public void partition(List<SimulatedNode> side) {
        for (SimulatedNode one : nodes) {
            for (SimulatedNode other : nodes) {
                if (side.contains(one) != side.contains(other)) {
                    quality(one, other, LinkQuality.CUT);
                }
            }
        }
    }

    /** All links are good again. */
    public void heal() {
        qualities.clear();
        usual = LinkQuality.LAN;
    }

    /** Whether every packet between the two arrives, both ways. */
    boolean connected(SimulatedNode one, SimulatedNode other) {
        return quality(one, other).lossless() && quality(other, one).lossless();
    }

    /** The longest that a packet is under way now. */
    long longestDelayNanos() {
        return Math.max(usual.maxDelayNanos(), LinkQuality.LAN.maxDelayNanos());
    }

    void attach(SimulatedNode node) {
        nodes.add(node);
    }

    void multicast(SimulatedNode from, String interfaceName, ByteBuffer packet) {
        for (SimulatedNode to : nodes) {
            if (to != from) {
                deliver(from, to, interfaceName, packet);
            }
        }
    }

    private void deliver(SimulatedNode from, SimulatedNode to, String interfaceName, ByteBuffer packet) {
        LinkQuality quality = quality(from, to);
        if (random.nextDouble() < quality.loss()) {
            return;
        }
        int copies = random.nextDouble() < quality.duplication() ? 2 : 1;
        for (int copy = 0; copy < copies; copy++) {
            long delay = random.nextLong(quality.minDelayNanos(), quality.maxDelayNanos() + 1);
            agenda.at(agenda.now() + delay, () -> to.packetArrives(interfaceName, packet));
        }
    }

    private LinkQuality quality(SimulatedNode from, SimulatedNode to) {
        return qualities.getOrDefault(new Direction(from.name(), to.name()), usual);
    }
}
