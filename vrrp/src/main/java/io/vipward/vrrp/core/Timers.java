package io.vipward.vrrp.core;

/**
 * The intervals of RFC 3768 and RFC 5798, section 6.1. Computed in whole microseconds with truncating divisions, in the order
 * in which every keepalived does it, and handed out in nanoseconds.
 *
 * @param version 2 or 3
 * @param advertNanos Advertisement_Interval
 * @param downTimerAdverts missed adverts in Master_Down_Interval, 3 by the RFCs
 */
record Timers(int version, long advertNanos, int downTimerAdverts) {
    static final int VERSION_2 = 2;

    private static final long NANOS_PER_MICRO = 1_000;
    private static final long SECOND_MICROS = 1_000_000;
    private static final long CENTI_MICROS = 10_000;

    /**
     * Skew_Time: independent of the interval in VRRPv2, a part of the master's interval in VRRPv3.
     *
     * @param masterAdvertNanos Master_Adver_Interval
     */
    long skewNanos(int priority, long masterAdvertNanos) {
        if (version == VERSION_2) {
            return (256 - priority) * SECOND_MICROS / 256 * NANOS_PER_MICRO;
        }
        long centis = masterAdvertNanos / NANOS_PER_MICRO / CENTI_MICROS;
        return (256 - priority) * centis * 625 / 16 * NANOS_PER_MICRO;
    }

    /**
     * Master_Down_Interval.
     *
     * @param masterAdvertNanos Master_Adver_Interval
     */
    long masterDownNanos(int priority, long masterAdvertNanos) {
        long advertMicros = masterAdvertNanos / NANOS_PER_MICRO;
        return downTimerAdverts * advertMicros * NANOS_PER_MICRO + skewNanos(priority, masterAdvertNanos);
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
