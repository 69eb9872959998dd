package io.vipward.netlink.route;

import java.util.Map;
import java.util.Set;

/**
 * Metrics of a route. Immutable, any thread.
 *
 * @param values as the kernel has them, unsigned 32 bits; never {@link RouteMetric#CC_ALGO}
 * @param locked those that path discovery must leave alone
 * @param congestionControl the algorithm's name, empty for none
 */
public record RouteMetrics(Map<RouteMetric, Long> values, Set<RouteMetric> locked, String congestionControl) {
    /** None. */
    public static final RouteMetrics NONE = new RouteMetrics(Map.of(), Set.of(), "");

    public RouteMetrics {
        if (values.containsKey(RouteMetric.CC_ALGO)) {
            throw new IllegalArgumentException("an algorithm is a name");
        }
        values = Map.copyOf(values);
        locked = Set.copyOf(locked);
    }

    /** True if there are none. */
    public boolean isEmpty() {
        return values.isEmpty() && locked.isEmpty() && congestionControl.isEmpty();
    }
}
