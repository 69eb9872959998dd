package io.vipward.vrrp.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The wires between nodes: each segment connects all interfaces that are attached to it. Each direction between two nodes has
 * its own quality, the same in all segments or another in each.
 */
public final class VirtualNetwork {
    /** Stands for every segment without a quality of its own. */
    private static final String ALL = "";

    private final Agenda agenda;
    private final SplittableRandom random;
    private final Runnable whenChanged;
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private final Map<Direction, LinkQuality> qualities = new HashMap<>();
    private LinkQuality usual = LinkQuality.LAN;

    /** From one node to another. */
    private record Direction(String segment, String from, String to) {}

    VirtualNetwork(Agenda agenda, SplittableRandom random, Runnable whenChanged) {
        this.agenda = agenda;
        this.random = random;
        this.whenChanged = whenChanged;
    }

    /** The quality of all links that have none of their own. */
    public void usualQuality(LinkQuality quality) {
        usual = quality;
        whenChanged.run();
    }

    /** The quality of one direction only, in all segments that have none of their own. */
    public void quality(SimulatedNode from, SimulatedNode to, LinkQuality quality) {
        quality(ALL, from, to, quality);
    }

    /** The quality of one direction in one segment. */
    public void quality(String segment, SimulatedNode from, SimulatedNode to, LinkQuality quality) {
        qualities.put(new Direction(segment, from.name(), to.name()), quality);
        whenChanged.run();
    }

    /** Cuts all links between the nodes of one side and the others. */
    public void partition(List<SimulatedNode> side) {
        partition(ALL, side);
    }

    /** Cuts one segment between the nodes of one side and the others. */
    public void partition(String segment, List<SimulatedNode> side) {
        for (SimulatedNode one : nodes) {
            for (SimulatedNode other : nodes) {
                if (side.contains(one) != side.contains(other)) {
                    quality(segment, one, other, LinkQuality.CUT);
                }
            }
        }
    }

    /** All links are good again. */
    public void heal() {
        qualities.clear();
        usual = LinkQuality.LAN;
        whenChanged.run();
    }

    /** Whether every packet between the two arrives, both ways. */
    boolean connected(String segment, SimulatedNode one, SimulatedNode other) {
        return quality(segment, one, other).lossless()
                && quality(segment, other, one).lossless();
    }

    /** The longest that a packet is under way now. */
    long longestDelayNanos() {
        long longest = Math.max(usual.maxDelayNanos(), LinkQuality.LAN.maxDelayNanos());
        for (LinkQuality quality : qualities.values()) {
            longest = Math.max(longest, quality.maxDelayNanos());
        }
        return longest;
    }

    void attach(SimulatedNode node) {
        nodes.add(node);
    }

    /** To all others in a segment, or to the one that has the address. */
    void send(SimulatedNode from, String segment, Datagram datagram) {
        for (SimulatedNode to : nodes) {
            if (to != from) {
                for (String link : to.ports().receiving(segment, datagram)) {
                    deliver(quality(segment, from, to), to, link, datagram);
                }
            }
        }
    }

    private void deliver(LinkQuality quality, SimulatedNode to, String link, Datagram datagram) {
        if (quality.loss() > 0 && random.nextDouble() < quality.loss()) {
            return;
        }
        int copies = quality.duplication() > 0 && random.nextDouble() < quality.duplication() ? 2 : 1;
        for (int copy = 0; copy < copies; copy++) {
            long delay = random.nextLong(quality.minDelayNanos(), quality.maxDelayNanos() + 1);
            agenda.at(agenda.now() + delay, () -> to.packetArrives(link, datagram));
        }
    }

    private LinkQuality quality(String segment, SimulatedNode from, SimulatedNode to) {
        if (qualities.isEmpty()) {
            return usual;
        }
        LinkQuality own = qualities.get(new Direction(segment, from.name(), to.name()));
        return own != null ? own : qualities.getOrDefault(new Direction(ALL, from.name(), to.name()), usual);
    }
}
