package io.vipward.netlink.route;

import org.jspecify.annotations.Nullable;

/**
 * Metrics of a route by the kernel's numbers (RTAX_ of linux/rtnetlink.h), in the order in which keepalived sends them.
 */
public enum RouteMetric {
    /** The congestion control algorithm, by name. */
    CC_ALGO(16),
    /** In eighths of a millisecond. */
    RTT(4),
    /** In quarters of a millisecond. */
    RTTVAR(5),
    /** In milliseconds. */
    RTO_MIN(13),
    /** Bit 0 is ECN. */
    FEATURES(12),
    MTU(2),
    WINDOW(3),
    SSTHRESH(6),
    CWND(7),
    ADVMSS(8),
    REORDERING(9),
    HOPLIMIT(10),
    INITCWND(11),
    INITRWND(14),
    QUICKACK(15),
    FASTOPEN_NO_COOKIE(17);

    private final int number;

    RouteMetric(int number) {
        this.number = number;
    }

    /** The kernel's number. */
    public int number() {
        return number;
    }

    long bit() {
        return 1L << number;
    }

    static @Nullable RouteMetric of(int number) {
        for (RouteMetric metric : values()) {
            if (metric.number == number) {
                return metric;
            }
        }
        return null;
    }
}
