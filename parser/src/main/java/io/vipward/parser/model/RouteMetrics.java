package io.vipward.parser.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of a route.
 *
 * @param values in the order of their kinds, each kind at most once
 * @param congestionControl {@code congctl}, null for none
 */
public record RouteMetrics(
        List<RouteMetric> values, @Nullable CongestionControl congestionControl) {
    public static final RouteMetrics NONE = new RouteMetrics(List.of(), null);

    public RouteMetrics {
        values = List.copyOf(values);
    }

    /** What is measured, by the kernel's number of it (RTAX_*). */
    public enum Kind {
        MTU(2),
        WINDOW(3),
        /** In eighths of a millisecond. */
        RTT(4),
        /** In quarters of a millisecond. */
        RTTVAR(5),
        SSTHRESH(6),
        CWND(7),
        ADVMSS(8),
        REORDERING(9),
        HOPLIMIT(10),
        INITCWND(11),
        /** Bit 0 is ecn. */
        FEATURES(12),
        /** In milliseconds. */
        RTO_MIN(13),
        INITRWND(14),
        QUICKACK(15),
        FASTOPEN_NO_COOKIE(17);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        public int number() {
            return number;
        }
    }

    /**
     * One metric.
     *
     * @param value as the kernel has it
     * @param locked whether path discovery must leave it alone
     */
    public record RouteMetric(Kind kind, long value, boolean locked) {}

    /** An algorithm by its name. */
    public record CongestionControl(String name, boolean locked) {}
}
