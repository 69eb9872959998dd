package io.vipward.netlink.loop;

/**
 * Knows when every descriptor had its say. epoll lets them take turns, so even while more comes in than is handled, that is so
 * after as many events as there were descriptors. On the loop's thread.
 */
final class Hearing {
    private final int eventsPerTurn;
    /** Events of full turns in a row. */
    private int heard;
    /** Descriptors before the first of them. */
    private int toHear;

    Hearing(int eventsPerTurn) {
        this.eventsPerTurn = eventsPerTurn;
    }

    /** A turn's events are about to be handled. */
    void begin(int descriptors) {
        if (heard == 0) {
            toHear = descriptors;
        }
    }

    /** They have been: whether there is nobody left who was ready all the time and not heard. */
    boolean complete(int events) {
        heard += events;
        boolean complete = events < eventsPerTurn || heard >= toHear;
        if (complete) {
            heard = 0;
        }
        return complete;
    }
}
