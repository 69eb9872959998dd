package io.vipward.netlink.loop;

import org.jspecify.annotations.Nullable;

/**
 * Finds turns of a loop that came late. A turn should come at the earliest timer's deadline, and while someone listens at the
 * latest a quarter of the threshold after the last one. For one thread.
 */
final class StallWatch {
    private static final int TURNS_PER_THRESHOLD = 4;

    private @Nullable StallListener listener;
    private long thresholdNanos;
    private long lastTurnNanos;

    void listen(long threshold, StallListener toTell, long nowNanos) {
        if (threshold <= 0) {
            throw new IllegalArgumentException("a stall's threshold must be above 0, is " + threshold);
        }
        listener = toTell;
        thresholdNanos = threshold;
        lastTurnNanos = nowNanos;
    }

    boolean active() {
        return listener != null;
    }

    /** The loop starts to run: what was before is no stall. */
    void begin(long nowNanos) {
        lastTurnNanos = nowNanos;
    }

    /** When the next turn should come at the latest; asked only if a timer is set or somebody listens. */
    long nextTurnNanos(@Nullable Timer earliest) {
        long heartbeat = lastTurnNanos + thresholdNanos / TURNS_PER_THRESHOLD;
        if (earliest == null) {
            return heartbeat;
        }
        return listener != null && heartbeat - earliest.deadlineNanos() < 0 ? heartbeat : earliest.deadlineNanos();
    }

    /** A turn has come. */
    void turn(long nowNanos, @Nullable Timer earliest) {
        StallListener toTell = listener;
        if (toTell == null) {
            return;
        }
        long expected = lastTurnNanos + thresholdNanos / TURNS_PER_THRESHOLD;
        if (earliest != null && earliest.dueNanos - expected < 0) {
            expected = earliest.dueNanos;
        }
        lastTurnNanos = nowNanos;
        long late = nowNanos - expected;
        if (late > thresholdNanos) {
            toTell.onStall(late);
        }
    }
}
