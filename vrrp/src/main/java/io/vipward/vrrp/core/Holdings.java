package io.vipward.vrrp.core;

import io.vipward.parser.model.AddressHandling.ExtraGarp;
import io.vipward.parser.model.IpRoute;
import io.vipward.parser.model.IpRule;
import io.vipward.parser.model.VrrpAddresses;
import io.vipward.parser.model.VrrpRoutes;
import io.vipward.parser.source.Position;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a master has in the kernel and nobody else may have.
 *
 * @param accept whether the machine may use the addresses for more than forwarding
 * @param extraGarp {@code garp_extra_if}
 */
public record Holdings(
        VirtualIps addresses, List<IpRoute> routes, List<IpRule> rules, boolean accept, ExtraGarp extraGarp) {
    /** Where something was written does not matter here, so that a reload with only moved lines changes nothing. */
    private static final Position ANYWHERE = new Position("", 1, 1);

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    public Holdings {
        routes = List.copyOf(routes);
        rules = List.copyOf(rules);
    }

    /**
     * What an instance is configured to have.
     *
     * @param capacity how many addresses fit into an advert
     */
    static Holdings of(VrrpAddresses written, int capacity, boolean accept) {
        VirtualIps addresses = VirtualIps.of(written.advertised(), written.excluded());
        return new Holdings(
                addresses.limitedTo(capacity),
                routes(written.routes()),
                rules(written.routes()),
                accept,
                written.handling().extraGarp());
    }

    /** Period of announcements on other interfaces than that of the adverts, 0 for none. */
    long extraGarpNanos() {
        return extraGarp.intervalSeconds() * NANOS_PER_SECOND;
    }

    boolean extraGarpOnAllInterfaces() {
        return extraGarp.allInterfaces();
    }

    /** Interfaces without which not everything can be there. */
    Set<String> interfaces() {
        Set<String> names = new LinkedHashSet<>();
        addresses.all().forEach(vip -> names.add(vip.interfaceName()));
        for (IpRoute route : routes) {
            for (IpRoute.NextHop hop : route.nextHops()) {
                if (hop.interfaceName() != null) {
                    names.add(hop.interfaceName());
                }
            }
        }
        for (IpRule rule : rules) {
            String in = rule.match().interfaces().in();
            if (in != null) {
                names.add(in);
            }
        }
        return names;
    }

    /** What is here and not there. */
    Holdings without(Holdings others) {
        List<IpRoute> otherRoutes = new ArrayList<>(routes);
        otherRoutes.removeAll(others.routes);
        List<IpRule> otherRules = new ArrayList<>(rules);
        otherRules.removeAll(others.rules);
        return new Holdings(addresses.without(others.addresses), otherRoutes, otherRules, accept, extraGarp);
    }

    boolean isEmpty() {
        return addresses.isEmpty() && routes.isEmpty() && rules.isEmpty();
    }

    private static List<IpRoute> routes(VrrpRoutes written) {
        List<IpRoute> routes = new ArrayList<>(written.routes().size());
        for (IpRoute route : written.routes()) {
            routes.add(new IpRoute(
                    route.key(), route.options(), route.nextHops(), route.metrics(), route.handling(), ANYWHERE));
        }
        return routes;
    }

    private static List<IpRule> rules(VrrpRoutes written) {
        List<IpRule> rules = new ArrayList<>(written.rules().size());
        for (IpRule rule : written.rules()) {
            rules.add(new IpRule(rule.match(), rule.action(), rule.preference(), rule.handling(), ANYWHERE));
        }
        return rules;
    }
}
