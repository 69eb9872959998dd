package io.vipward.netlink.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.route.Encapsulation.Ila;
import io.vipward.netlink.route.Encapsulation.Ip;
import io.vipward.netlink.route.Encapsulation.Mpls;
import io.vipward.netlink.route.Encapsulation.TunnelEnds;
import io.vipward.netlink.route.IpRouteChange.Insertion;
import io.vipward.netlink.wire.Vectors;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Our requests are, byte for byte, those that keepalived sends for the same configuration. */
class IpRouteGoldenTest {
    private static final RouteOptions NONE = RouteOptions.NONE;

    @Test
    void gatewayAndInterface() {
        assertAdds("rt-route-add-via", route("10.50.0.0/16", NextHop.via(ip("10.9.0.254"))));
        assertAdds(
                "rt-route-add-src-via-dev",
                IpRoute.of(
                        RouteKey.to(prefix("10.51.0.0/16")),
                        NONE.withPreferredSource(ip("10.9.0.100")),
                        NextHop.via(ip("10.9.0.254")).on(6)));
        assertAdds(
                "rt-route-add-dev-scope-link",
                IpRoute.of(RouteKey.to(prefix("10.52.0.0/16")), NONE.withScope(253), NextHop.through(8)));
        assertAdds(
                "rt-route-add-v6-via",
                route("fd50::/64", NextHop.via(ip("fd09::254")).on(6)));
    }

    @Test
    void defaultRouteOfAnotherTable() {
        assertAdds(
                "rt-route-add-default-table",
                IpRoute.of(RouteKey.to(Prefix.any(true)).withTable(100), NONE, NextHop.via(ip("10.9.0.254"))));
    }

    @Test
    void typesWithoutNextHop() {
        assertAddsExclusively("rt-route-add-blackhole", typed("10.54.0.0/16", RouteType.BLACKHOLE, RouteKey.MAIN));
        assertAddsExclusively("rt-route-add-unreachable", typed("10.55.0.0/16", RouteType.UNREACHABLE, RouteKey.MAIN));
        assertAddsExclusively("rt-route-add-prohibit", typed("10.56.0.0/16", RouteType.PROHIBIT, RouteKey.MAIN));
        assertAddsExclusively("rt-route-add-throw-table", typed("10.57.0.0/16", RouteType.THROW, 100));
        assertAddsExclusively("rt-route-add-v6-unreachable", typed("fd53::/64", RouteType.UNREACHABLE, RouteKey.MAIN));
        RouteKey local =
                RouteKey.to(prefix("10.65.0.5/32")).withType(RouteType.LOCAL).withTable(RouteKey.LOCAL);
        assertAddsExclusively("rt-route-add-local-einval", IpRoute.of(local, NONE, NextHop.through(6)));
    }

    @Test
    void severalNextHops() {
        assertAdds(
                "rt-route-add-nexthops",
                IpRoute.of(
                        RouteKey.to(prefix("10.58.0.0/16")).withTable(101),
                        NONE,
                        NextHop.via(ip("10.9.0.254")).on(6).withFlags(NextHop.ON_LINK),
                        NextHop.via(ip("10.8.0.254")).on(8).withWeight(2)));
        assertAdds(
                "rt-route-add-or-multipath",
                route("10.53.0.0/16", NextHop.via(ip("10.9.0.254")), NextHop.via(ip("10.9.0.253"))));
        assertAdds(
                "rt-route-add-v6-nexthops",
                IpRoute.of(
                        RouteKey.to(prefix("fd52::/64")).withTable(103),
                        NONE,
                        NextHop.via(ip("fd09::254")).on(6),
                        NextHop.via(ip("fd08::254")).on(8).withWeight(3)));
    }

    @Test
    void everyMetric() {
        RouteMetrics metrics = new RouteMetrics(
                Map.ofEntries(
                        Map.entry(RouteMetric.MTU, 1_000L),
                        Map.entry(RouteMetric.HOPLIMIT, 100L),
                        Map.entry(RouteMetric.ADVMSS, 101L),
                        Map.entry(RouteMetric.RTT, 1_600L),
                        Map.entry(RouteMetric.RTTVAR, 800L),
                        Map.entry(RouteMetric.REORDERING, 104L),
                        Map.entry(RouteMetric.WINDOW, 105L),
                        Map.entry(RouteMetric.CWND, 106L),
                        Map.entry(RouteMetric.SSTHRESH, 107L),
                        Map.entry(RouteMetric.RTO_MIN, 200L),
                        Map.entry(RouteMetric.INITCWND, 109L),
                        Map.entry(RouteMetric.INITRWND, 110L),
                        Map.entry(RouteMetric.FEATURES, 1L),
                        Map.entry(RouteMetric.QUICKACK, 1L),
                        Map.entry(RouteMetric.FASTOPEN_NO_COOKIE, 1L)),
                Set.of(RouteMetric.SSTHRESH),
                "reno");
        RouteKey key = new RouteKey(RouteType.UNICAST, prefix("10.59.0.0/16"), null, 4, 102, 12L);

        assertAdds(
                "rt-route-add-all-metrics",
                IpRoute.of(key, NONE.withScope(253).withRealms(new Realms(5, 20)), NextHop.through(6))
                        .with(metrics));
    }

    @Test
    void lockedMetricAndGatewayOnTheLink() {
        RouteMetrics locked = new RouteMetrics(Map.of(RouteMetric.MTU, 1_400L), Set.of(RouteMetric.MTU), "");

        assertAdds(
                "rt-route-add-mtu-lock-onlink",
                IpRoute.of(
                                RouteKey.to(prefix("10.60.0.0/16")).withMetric(77),
                                NONE,
                                NextHop.via(ip("10.9.0.254")).on(6).withFlags(NextHop.ON_LINK))
                        .with(locked));
    }

    @Test
    void whatOnlyIpv6Has() {
        RouteMetrics metrics =
                new RouteMetrics(Map.of(RouteMetric.MTU, 1_300L, RouteMetric.HOPLIMIT, 100L), Set.of(), "");

        assertAdds(
                "rt-route-add-v6-metrics-pref-expires",
                IpRoute.of(
                                RouteKey.to(prefix("fd51::/64")).withTable(102).withMetric(12),
                                NONE.withIpv6(new RouteOptions.Ipv6(300L, 1)),
                                NextHop.through(6))
                        .with(metrics));
    }

    @Test
    void appendedRoute() {
        assertEquals(
                request("rt-route-add-append"),
                ours(new IpRouteChange.Add(route("10.62.0.0/16", NextHop.via(ip("10.9.0.254"))), Insertion.APPEND)));
    }

    @Test
    void ttlPropagation() {
        assertAdds(
                "rt-route-add-ttl-propagate",
                IpRoute.of(
                        RouteKey.to(prefix("10.67.0.0/16")),
                        NONE.withTtlPropagate(false),
                        NextHop.via(ip("10.9.0.254"))));
    }

    @Test
    void encapsulations() {
        IpRoute mpls = route(
                "10.64.0.0/16", NextHop.via(ip("10.9.0.254")).withEncapsulation(new Mpls(List.of(100, 200), null)));
        assertEquals(
                withoutPadding(request("rt-route-add-encap-mpls"), "01000009", "01000000"),
                ours(new IpRouteChange.Add(mpls, Insertion.PREPEND)));
        TunnelEnds ends = new TunnelEnds(null, ip("fd09::9"), ip("fd09::1"));
        assertAdds(
                "rt-route-add-v6-encap-ip6",
                route("fd54::/64", NextHop.through(6).withEncapsulation(new Ip(true, ends, null, 9, null))));
    }

    @Test
    void encapsulationInIpv4() {
        TunnelEnds ends = new TunnelEnds(5L, ip("10.9.0.9"), ip("10.9.0.1"));
        IpRoute route = route("10.63.0.0/16", NextHop.through(6).withEncapsulation(new Ip(false, ends, 4, 9, null)));

        String ours = ours(new IpRouteChange.Add(route, Insertion.PREPEND));

        assertEquals(
                withoutPadding(
                        withoutPadding(request("rt-route-add-encap-ip"), "0423b52a", "04000000"),
                        "02009dbf",
                        "02000000"),
                ours);
    }

    /** As strace shows it of keepalived 2.2.7: {@code encap ila 1:2:3:4}, {@code encap ip ... flags 32}, table 1000. */
    @Test
    void attributesWithoutAVectorOfTheirOwn() {
        IpRoute ila = route("fd55::/64", NextHop.through(6).withEncapsulation(new Ila(0x0001_0002_0003_0004L)));
        TunnelEnds ends = new TunnelEnds(5L, null, null);
        IpRoute ip = IpRoute.of(
                RouteKey.to(prefix("10.63.0.0/16")).withTable(1_000),
                NONE,
                NextHop.through(6).withEncapsulation(new Ip(false, ends, null, null, 32)));

        assertEquals(
                "10001600" + "0c0001000001000200030004" + "0600150003000000" + "0800040006000000",
                ours(new IpRouteChange.Add(ila, Insertion.PREPEND)).substring(2 * (16 + 12 + 20)));
        assertEquals(
                "08000f00e8030000" + "080001000a3f0000" + "18001600" + "0c0001000000000000000005" + "0600060020000000"
                        + "0600150002000000" + "0800040006000000",
                ours(new IpRouteChange.Add(ip, Insertion.PREPEND)).substring(2 * (16 + 12)));
    }

    @Test
    void gatewayOfTheOtherFamily() {
        IpRoute route = IpRoute.of(
                RouteKey.to(prefix("10.68.0.0/16")),
                NONE.withProtocol(3),
                NextHop.via(ip("fd09::254")).on(5));

        assertEquals(request("ip-route-via-inet6"), ours(new IpRouteChange.Add(route, Insertion.EXCLUSIVE)));
    }

    @Test
    void deletions() {
        assertDeletes("rt-route-del-via", route("10.50.0.0/16", NextHop.via(ip("10.9.0.254"))));
        assertDeletes("rt-route-del-blackhole", typed("10.54.0.0/16", RouteType.BLACKHOLE, RouteKey.MAIN));
        assertDeletes(
                "rt-route-del-v6-via",
                route("fd50::/64", NextHop.via(ip("fd09::254")).on(6)));
        assertDeletes(
                "rt-route-del-nexthops",
                IpRoute.of(
                        RouteKey.to(prefix("10.58.0.0/16")).withTable(101),
                        NONE,
                        NextHop.via(ip("10.9.0.254")).on(6).withFlags(NextHop.ON_LINK),
                        NextHop.via(ip("10.8.0.254")).on(8).withWeight(2)));
    }

    private static void assertAdds(String vector, IpRoute route) {
        assertEquals(request(vector), ours(new IpRouteChange.Add(route, Insertion.PREPEND)), vector);
    }

    private static void assertAddsExclusively(String vector, IpRoute route) {
        assertEquals(request(vector), ours(new IpRouteChange.Add(route, Insertion.EXCLUSIVE)), vector);
    }

    private static void assertDeletes(String vector, IpRoute route) {
        assertEquals(request(vector), ours(new IpRouteChange.Delete(route)), vector);
    }

    /** keepalived's padding after short attributes has what happened to be in its memory. */
    private static String withoutPadding(String request, String from, String to) {
        assertTrue(request.contains(from), request);
        return request.replace(from, to);
    }

    private static String request(String vector) {
        return Vectors.comparable(Vectors.requests(vector).get(0));
    }

    private static String ours(IpRouteChange change) {
        return Vectors.comparable(RouteCodec.change(change));
    }

    private static IpRoute route(String destination, NextHop... hops) {
        return IpRoute.of(RouteKey.to(prefix(destination)), NONE, hops);
    }

    private static IpRoute typed(String destination, RouteType type, long table) {
        return IpRoute.of(RouteKey.to(prefix(destination)).withType(type).withTable(table), NONE);
    }

    static Prefix prefix(String text) {
        int slash = text.indexOf('/');
        return new Prefix(ip(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    static InetAddress ip(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException notNumeric) {
            throw new IllegalArgumentException(notNumeric);
        }
    }
}
