package io.vipward.vrrp.kernel;

import io.vipward.vrrp.core.VirtualIp;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Announcements that have to keep a distance from each other: one address after another gets its turn, and asks for no more
 * turns than one burst has. So there are never more entries than addresses.
 */
final class AnnouncementQueue {
    private final VrrpScheduler scheduler;
    private final Consumer<VirtualIp> sender;
    private final Map<GarpPauses.Lane, Waiting> lanes = new HashMap<>();

    /** An address of an instance. */
    private record Entry(String instance, VirtualIp vip) {}

    /** What waits in one lane, with how often it is still to be sent. */
    private final class Waiting {
        private final long pauseNanos;
        private final VrrpScheduler.Alarm alarm;
        private final Map<Entry, Integer> turns = new LinkedHashMap<>();
        private long nextNanos = Long.MIN_VALUE;

        Waiting(GarpPauses.Lane lane) {
            this.pauseNanos = lane.pauseNanos();
            this.alarm = scheduler.alarm("announcements on " + lane.name(), this::serve);
        }

        void submit(Entry entry, int atMost) {
            int asked = turns.getOrDefault(entry, 0);
            turns.put(entry, Math.min(atMost, asked + 1));
            if (scheduler.now() >= nextNanos) {
                serve();
            } else {
                alarm.armAt(nextNanos);
            }
        }

        void serve() {
            Iterator<Map.Entry<Entry, Integer>> entries = turns.entrySet().iterator();
            if (!entries.hasNext()) {
                return;
            }
            Map.Entry<Entry, Integer> first = entries.next();
            Entry entry = first.getKey();
            int left = first.getValue() - 1;
            entries.remove();
            if (left > 0) {
                turns.put(entry, left);
            }
            sender.accept(entry.vip());
            nextNanos = scheduler.now() + pauseNanos;
            if (!turns.isEmpty()) {
                alarm.armAt(nextNanos);
            }
        }
    }

    AnnouncementQueue(VrrpScheduler scheduler, Consumer<VirtualIp> sender) {
        this.scheduler = scheduler;
        this.sender = sender;
    }

    /**
     * Asks for one more turn.
     *
     * @param atMost turns that an address may wait for
     */
    void submit(GarpPauses.Lane lane, String instance, VirtualIp vip, int atMost) {
        lanes.computeIfAbsent(lane, Waiting::new).submit(new Entry(instance, vip), atMost);
    }

    void remove(String instance) {
        lanes.values()
                .forEach(waiting -> waiting.turns
                        .keySet()
                        .removeIf(entry -> entry.instance().equals(instance)));
    }

    void close() {
        lanes.values().forEach(waiting -> waiting.alarm.cancel());
        lanes.clear();
    }
}
