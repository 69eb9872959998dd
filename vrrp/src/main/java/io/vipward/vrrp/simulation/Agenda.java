package io.vipward.vrrp.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What is to happen when, in virtual time; what is due at the same time happens in the order of asking. */
final class Agenda {
    private final PriorityQueue<Item> items =
            new PriorityQueue<>(Comparator.comparingLong(Item::atNanos).thenComparingLong(Item::order));
    private long nowNanos;
    private long asked;

    /** One entry. */
    private record Item(long atNanos, long order, Runnable happening) {}

    long now() {
        return nowNanos;
    }

    void at(long atNanos, Runnable happening) {
        items.add(new Item(Math.max(atNanos, nowNanos), asked++, happening));
    }

    /** Lets everything happen up to and including a time, which is the present afterwards. */
    void runUntil(long untilNanos) {
        Item next = items.peek();
        while (next != null && next.atNanos() <= untilNanos) {
            items.remove();
            nowNanos = next.atNanos();
            next.happening().run();
            next = items.peek();
        }
        nowNanos = untilNanos;
    }
}
