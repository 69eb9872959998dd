package io.vipward.vrrp.kernel.holdings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.netlink.route.IpRoute;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.NextHop;
import io.vipward.netlink.route.RouteGroup;
import io.vipward.netlink.route.RouteKey;
import io.vipward.netlink.route.RouteMetrics;
import io.vipward.netlink.route.RouteOptions;
import io.vipward.parser.model.AddressHandling.ExtraGarp;
import io.vipward.vrrp.core.Holdings;
import io.vipward.vrrp.core.Loss;
import io.vipward.vrrp.core.VirtualIps;
import io.vipward.vrrp.kernel.holdings.Translated.Ready;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeldRoutingTest {
    private final Map<String, Link> links = Map.of("e0", Written.link(6, "e0", Written.SERVING));
    private final RouteTranslation translation = new RouteTranslation(links::get);

    @Test
    void removedRouteIsFoundWithItsText() {
        io.vipward.parser.model.IpRoute route = Written.route("10.1.0.5/16 via 10.0.0.9 dev e0 metric 5 src 10.0.0.1");
        HeldRouting held = held(List.of(route), List.of());

        List<Loss> losses = held.lost(asTheKernelHasIt(route));

        assertEquals(
                List.of(new Loss.OfRoute(
                        route, "10.1.0.5/16 via 10.0.0.9 dev e0 proto keepalived src 10.0.0.1 metric 5")),
                losses);
    }

    @Test
    void routesOfOthersAreNotOurs() {
        io.vipward.parser.model.IpRoute route = Written.route("10.1.0.0/16 via 10.0.0.9 dev e0");
        HeldRouting held = held(List.of(route), List.of());
        IpRoute kernel = asTheKernelHasIt(route);
        IpRoute ofAnother = new IpRoute(
                kernel.key(),
                kernel.options().withProtocol(RouteOptions.KEEPALIVED + 1),
                kernel.nextHops(),
                RouteMetrics.NONE,
                0);
        IpRoute elsewhere = IpRoute.of(
                kernel.key(), kernel.options(), kernel.nextHops().get(0).on(7));

        assertEquals(List.of(), held.lost(ofAnother));
        assertEquals(List.of(), held.lost(elsewhere));
        assertEquals(List.of(), held.lost(IpRoute.of(kernel.key().withTable(9), kernel.options(), NextHop.through(6))));
    }

    @Test
    void whatIsNotTrackedIsNotMissed() {
        io.vipward.parser.model.IpRoute route = Written.route("10.1.0.0/16 dev e0 no_track");
        io.vipward.parser.model.IpRule rule = Written.rule("from 10.1.0.0/16 table 9 no_track");
        HeldRouting held = held(List.of(route), List.of(rule));

        assertEquals(List.of(), held.lost(asTheKernelHasIt(route)));
        assertEquals(List.of(), held.lost(RuleTranslation.of(rule)));
        assertEquals(Set.of(), held.groups());
        assertEquals(List.of(), held.missing(holdings(List.of(route), List.of(rule)), List.of(), List.of()));
    }

    @Test
    void routesWithoutInterfaceAndWithSeveralAreFoundToo() {
        List<io.vipward.parser.model.IpRoute> routes = List.of(
                Written.route("10.1.0.0/16 via 10.0.0.9"),
                Written.route("blackhole 10.2.0.0/16"),
                Written.route("10.3.0.0/16 nexthop via 10.0.0.8 dev e0 nexthop via 10.0.0.9 dev e0"));
        HeldRouting held = held(routes, List.of());

        for (io.vipward.parser.model.IpRoute route : routes) {
            assertEquals(1, held.lost(asTheKernelHasIt(route)).size());
        }
    }

    @Test
    void removedRuleIsFoundWithItsText() {
        io.vipward.parser.model.IpRule rule =
                Written.rule("not from 10.1.0.0/16 iif e0 fwmark 24/12 table 100 preference 39");
        HeldRouting held = held(List.of(), List.of(rule));

        List<Loss> losses = held.lost(RuleTranslation.of(rule));

        assertEquals(
                List.of(new Loss.OfRule(
                        rule, "39: not from 10.1.0.0/16 fwmark 0x18/0xc iif e0 lookup 100 proto keepalived")),
                losses);
        assertEquals(List.of(), held.lost(RuleTranslation.of(rule.withPreference(40))));
    }

    @Test
    void onlyTheGroupsThatAreNeededAreJoined() {
        HeldRouting held = held(
                List.of(Written.route("10.1.0.0/16 dev e0"), Written.route("unreachable fd01::/64 no_track")),
                List.of(Written.rule("from fd01::/64 table 9")));

        assertEquals(Set.of(RouteGroup.IPV4_ROUTES, RouteGroup.IPV6_RULES), held.groups());
    }

    @Test
    void comparisonFindsWhatIsMissing() {
        io.vipward.parser.model.IpRoute there = Written.route("10.1.0.0/16 dev e0");
        io.vipward.parser.model.IpRoute missing = Written.route("fd01::/64 dev e0");
        io.vipward.parser.model.IpRule rule = Written.rule("from 10.1.0.0/16 table 9");
        Holdings holdings = holdings(List.of(there, missing), List.of(rule));
        HeldRouting held = new HeldRouting(links::get, List.of(holdings));

        List<Loss> losses = held.missing(
                holdings, List.of(asTheKernelHasIt(there)), List.of(RuleTranslation.of(rule.withPreference(1))));

        assertEquals(
                List.of("fd01::/64 dev e0 proto keepalived", "16384: from 10.1.0.0/16 lookup 9 proto keepalived"),
                losses.stream().map(Loss::text).toList());
    }

    private HeldRouting held(List<io.vipward.parser.model.IpRoute> routes, List<io.vipward.parser.model.IpRule> rules) {
        return new HeldRouting(links::get, List.of(holdings(routes, rules)));
    }

    private static Holdings holdings(
            List<io.vipward.parser.model.IpRoute> routes, List<io.vipward.parser.model.IpRule> rules) {
        return new Holdings(new VirtualIps(List.of(), List.of()), routes, rules, true, ExtraGarp.NONE);
    }

    /** With the bits after the prefix cleared and the metric filled in. */
    private IpRoute asTheKernelHasIt(io.vipward.parser.model.IpRoute written) {
        IpRoute asked = ((Ready<IpRoute>) translation.of(written)).value();
        RouteKey key = asked.key();
        Long metric = key.metric();
        RouteKey completed = new RouteKey(
                key.type(),
                RoutePlace.of(key.destination()),
                key.source(),
                key.tos(),
                key.table(),
                metric == null && !asked.ipv4() ? Long.valueOf(1_024) : metric);
        return new IpRoute(completed, asked.options().withScope(0), asked.nextHops(), asked.metrics(), 0);
    }
}
