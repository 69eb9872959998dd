package io.vipward.vrrp.core;

/**
 * The intervals of RFC 3768, section 6.1. Computed in whole microseconds with truncating divisions, as every keepalived
 * does, and handed out in nanoseconds.
 *
 * @param advertNanos Advertisement_Interval
 * @param downTimerAdverts missed adverts in Master_Down_Interval, 3 by the RFC
 */
record Timers(long advertNanos, int downTimerAdverts) {
    private static final long NANOS_PER_MICRO = 1_000;
    private static final long SECOND_MICROS = 1_000_000;

    /** Skew_Time of VRRPv2: independent of the interval. */
    long skewNanos(int priority) {
        return (256 - priority) * SECOND_MICROS / 256 * NANOS_PER_MICRO;
    }

    /** Master_Down_Interval. */
    long masterDownNanos(int priority) {
        long advertMicros = advertNanos / NANOS_PER_MICRO;
        return downTimerAdverts * advertMicros * NANOS_PER_MICRO + skewNanos(priority);
    }

    /**
     * The deadline that follows one that was served late: a whole number of intervals after it, so that lateness does not
     * add up, but in the future.
     */
    static long following(long deadlineNanos, long intervalNanos, long nowNanos) {
        long next = deadlineNanos + intervalNanos;
        return next > nowNanos ? next : nowNanos + intervalNanos;
    }
}
