package io.vipward.netlink.loop;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How late an event loop's timers fire: the last and the largest lateness and a histogram in powers of two. Written by the
 * loop's thread, read by any.
 */
public final class Lateness {
    /** The number of counters; counter i holds latenesses below 2^i microseconds and not below half of that. */
    public static final int BUCKETS = 32;

    private static final long NANOS_PER_MICRO = 1_000;

    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);
    private final AtomicLong maxNanos = new AtomicLong();
    private final AtomicLong lastNanos = new AtomicLong();

    Lateness() {}

    /** Counts one timer. Only the loop's thread writes, so plain stores that others see soon are enough. */
    void record(long nanos) {
        long late = Math.max(0, nanos);
        int bucket = Math.min(BUCKETS - 1, Long.SIZE - Long.numberOfLeadingZeros(late / NANOS_PER_MICRO));
        counts.lazySet(bucket, counts.getPlain(bucket) + 1);
        lastNanos.lazySet(late);
        if (late > maxNanos.getPlain()) {
            maxNanos.lazySet(late);
        }
    }

    /** The largest lateness so far, in nanoseconds. */
    public long maxNanos() {
        return maxNanos.get();
    }

    /** The lateness of the timer that fired last, in nanoseconds. */
    public long lastNanos() {
        return lastNanos.get();
    }

    /** How many timers fired with a lateness in this bucket, 0 to {@link #BUCKETS} - 1. */
    public long count(int bucket) {
        return counts.get(bucket);
    }

    /** The upper bound of a bucket, in nanoseconds, exclusive. */
    public static long bucketLimitNanos(int bucket) {
        return NANOS_PER_MICRO << bucket;
    }
}
