package io.vipward.vrrp.simulation;

import io.vipward.vrrp.core.VrrpRouter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What waits for a daemon that is not run: packets in its sockets, notifications and messages. One thread. */
final class Inbox {
    /** As many packets as wait in the sockets; the rest is lost. */
    private static final int MOST_PACKETS = 256;

    private static final int MOST_EVENTS = 1_024;

    private final Deque<Item> items = new ArrayDeque<>();
    private int packets;
    private int events;
    private boolean overrun;

    /** What waits. */
    sealed interface Item permits Packet, Event {}

    /** A packet and the interface that it came in on. */
    record Packet(String link, Datagram datagram) implements Item {}

    /** Anything else. */
    @FunctionalInterface
    non-sealed interface Event extends Item {
        void happens(VrrpRouter router);
    }

    void add(Packet packet) {
        if (packets < MOST_PACKETS) {
            packets++;
            items.add(packet);
        }
    }

    void add(Event event) {
        if (events < MOST_EVENTS) {
            events++;
            items.add(event);
        } else {
            overrun = true;
        }
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    @Nullable
    Item poll() {
        Item item = items.poll();
        if (item instanceof Packet) {
            packets--;
        } else if (item != null) {
            events--;
        }
        return item;
    }

    /** Takes out the packets, which somebody reads before everything else. */
    List<Packet> drainPackets() {
        List<Packet> drained = packets();
        items.removeIf(item -> item instanceof Packet);
        packets = 0;
        return drained;
    }

    /** The packets that wait, in their order. */
    List<Packet> packets() {
        List<Packet> waiting = new ArrayList<>(packets);
        for (Item item : items) {
            if (item instanceof Packet packet) {
                waiting.add(packet);
            }
        }
        return waiting;
    }

    /** Whether notifications were lost since this was last asked. */
    boolean takeOverrun() {
        boolean lost = overrun;
        overrun = false;
        return lost;
    }

    void clear() {
        items.clear();
        packets = 0;
        events = 0;
        overrun = false;
    }
}
