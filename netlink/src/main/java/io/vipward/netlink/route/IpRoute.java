package io.vipward.netlink.route;

import java.util.List;

/**
 * A route as it is asked for or as the kernel describes it. Immutable, any thread.
 *
 * @param nextHops one for an ordinary route, several for a multipath route, none where the type needs none
 * @param nextHopId RTA_NH_ID: a next hop object instead of next hops of its own, 0 for none
 */
public record IpRoute(
        RouteKey key, RouteOptions options, List<NextHop> nextHops, RouteMetrics metrics, long nextHopId) {
    public IpRoute {
        nextHops = List.copyOf(nextHops);
    }

    /** A route without metrics. */
    public static IpRoute of(RouteKey key, RouteOptions options, NextHop... nextHops) {
        return new IpRoute(key, options, List.of(nextHops), RouteMetrics.NONE, 0);
    }

    /** The same with metrics. */
    public IpRoute with(RouteMetrics newMetrics) {
        return new IpRoute(key, options, nextHops, newMetrics, nextHopId);
    }

    /** True for IPv4. */
    public boolean ipv4() {
        return key.destination().ipv4();
    }

    /**
     * True if a route of the kernel is what asking for this one gives: the key, the protocol, and the next hops as far as they
     * are said. Metrics and encapsulation do not count, the kernel completes them.
     */
    public boolean installedAs(IpRoute kernel) {
        return key.sameAs(kernel.key) && options.protocol() == kernel.options.protocol() && sameNextHops(kernel);
    }

    private boolean sameNextHops(IpRoute kernel) {
        // The kernel says lo for an IPv6 route that drops packets.
        if (nextHops.isEmpty()) {
            return nextHopId == 0 || nextHopId == kernel.nextHopId;
        }
        if (nextHops.size() != kernel.nextHops.size()) {
            return false;
        }
        for (NextHop wanted : nextHops) {
            if (kernel.nextHops.stream().noneMatch(wanted::installedAs)) {
                return false;
            }
        }
        return true;
    }
}
