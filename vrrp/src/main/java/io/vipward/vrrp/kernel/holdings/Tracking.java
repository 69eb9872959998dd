package io.vipward.vrrp.kernel.holdings;

import io.vipward.netlink.route.RouteGroup;
import io.vipward.parser.model.IpRoute;
import io.vipward.parser.model.IpRule;
import java.util.EnumSet;
import java.util.Set;

/** Which routes and rules it matters of that somebody removes them. Any thread. */
final class Tracking {
    private Tracking() {}

    /** Unlike 2.2.7, which warns of it, 2.4.3 has nothing against tracking a route without an interface of its own. */
    static boolean tracked(IpRoute route) {
        return route.handling().tracked();
    }

    static boolean tracked(IpRule rule) {
        return rule.handling().tracked();
    }

    /** The groups that say when they are removed. */
    static Set<RouteGroup> groups(Iterable<IpRoute> routes, Iterable<IpRule> rules) {
        Set<RouteGroup> groups = EnumSet.noneOf(RouteGroup.class);
        for (IpRoute route : routes) {
            if (tracked(route)) {
                groups.add(route.key().destination().isV6() ? RouteGroup.IPV6_ROUTES : RouteGroup.IPV4_ROUTES);
            }
        }
        for (IpRule rule : rules) {
            if (tracked(rule)) {
                groups.add(rule.match().addresses().v6() ? RouteGroup.IPV6_RULES : RouteGroup.IPV4_RULES);
            }
        }
        return groups;
    }
}
