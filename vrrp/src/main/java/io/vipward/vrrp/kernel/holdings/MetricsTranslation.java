package io.vipward.vrrp.kernel.holdings;

import io.vipward.netlink.route.RouteMetric;
import io.vipward.netlink.route.RouteMetrics;
import io.vipward.parser.model.RouteMetrics.CongestionControl;
import io.vipward.parser.model.RouteMetrics.Kind;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Metrics of a route as the kernel is asked for them. Any thread. */
final class MetricsTranslation {
    private MetricsTranslation() {}

    static RouteMetrics of(io.vipward.parser.model.RouteMetrics written) {
        Map<RouteMetric, Long> values = new EnumMap<>(RouteMetric.class);
        Set<RouteMetric> locked = EnumSet.noneOf(RouteMetric.class);
        for (io.vipward.parser.model.RouteMetrics.RouteMetric one : written.values()) {
            values.put(metric(one.kind()), one.value());
            if (one.locked()) {
                locked.add(metric(one.kind()));
            }
        }
        CongestionControl control = written.congestionControl();
        if (control != null && control.locked()) {
            locked.add(RouteMetric.CC_ALGO);
        }
        return new RouteMetrics(values, locked, control == null ? "" : control.name());
    }

    private static RouteMetric metric(Kind kind) {
        return switch (kind) {
            case MTU -> RouteMetric.MTU;
            case WINDOW -> RouteMetric.WINDOW;
            case RTT -> RouteMetric.RTT;
            case RTTVAR -> RouteMetric.RTTVAR;
            case SSTHRESH -> RouteMetric.SSTHRESH;
            case CWND -> RouteMetric.CWND;
            case ADVMSS -> RouteMetric.ADVMSS;
            case REORDERING -> RouteMetric.REORDERING;
            case HOPLIMIT -> RouteMetric.HOPLIMIT;
            case INITCWND -> RouteMetric.INITCWND;
            case FEATURES -> RouteMetric.FEATURES;
            case RTO_MIN -> RouteMetric.RTO_MIN;
            case INITRWND -> RouteMetric.INITRWND;
            case QUICKACK -> RouteMetric.QUICKACK;
            case FASTOPEN_NO_COOKIE -> RouteMetric.FASTOPEN_NO_COOKIE;
        };
    }
}
