package io.vipward.netlink.kernel;

import static io.vipward.netlink.kernel.RouteKernelIT.ip;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.channel.NetlinkSocket;
import io.vipward.netlink.channel.Protocol;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.route.AddressChange;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.IpRoute;
import io.vipward.netlink.route.IpRouteChange;
import io.vipward.netlink.route.IpRouteChange.Insertion;
import io.vipward.netlink.route.IpRule;
import io.vipward.netlink.route.IpRule.Action;
import io.vipward.netlink.route.IpRule.ActionType;
import io.vipward.netlink.route.IpRule.Interfaces;
import io.vipward.netlink.route.IpRule.Mark;
import io.vipward.netlink.route.IpRule.NumberRange;
import io.vipward.netlink.route.IpRule.Selector;
import io.vipward.netlink.route.IpRule.Suppression;
import io.vipward.netlink.route.IpRule.Traffic;
import io.vipward.netlink.route.IpRule.Transport;
import io.vipward.netlink.route.IpRuleChange;
import io.vipward.netlink.route.KernelChange;
import io.vipward.netlink.route.NextHop;
import io.vipward.netlink.route.Prefix;
import io.vipward.netlink.route.Realms;
import io.vipward.netlink.route.RouteKernel;
import io.vipward.netlink.route.RouteKey;
import io.vipward.netlink.route.RouteMetric;
import io.vipward.netlink.route.RouteMetrics;
import io.vipward.netlink.route.RouteOptions;
import io.vipward.netlink.route.RouteType;
import io.vipward.netlink.wire.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the kernel does with our routes and rules, as ip(8) sees it. */
@Tag("kernel")
@Timeout(60)
@SuppressWarnings("NullAway.Init") // opened before each test
class IpRouteKernelIT {
    private NetworkNamespace namespace;
    private NetlinkSocket socket;
    private RouteKernel kernel;
    private int link;

    @BeforeEach
    void openNamespace() throws Exception {
        namespace = new NetworkNamespace();
        namespace.ip("link", "add", "e0", "type", "veth", "peer", "name", "e1");
        namespace.ip("link", "set", "e0", "up");
        namespace.ip("link", "set", "e1", "up");
        namespace.ip("address", "add", "10.9.0.1/24", "dev", "e0");
        namespace.ip("address", "add", "fd09::1/64", "dev", "e0", "nodad");
        socket = namespace.call(() -> NetlinkSocket.open(Protocol.ROUTE));
        kernel = new RouteKernel(socket);
        link = kernel.link("e0").orElseThrow().index();
    }

    @AfterEach
    void closeNamespace() {
        socket.close();
        namespace.close();
    }

    @Test
    void routesAreAddedListedAndDeleted() throws Exception {
        List<IpRoute> routes = routes();
        assertAll(routes.stream()
                .map(route -> new IpRouteChange.Add(route, Insertion.PREPEND))
                .toList());

        List<IpRoute> listed = kernel.routes(RouteOptions.KEEPALIVED);
        assertEquals(routes.size(), listed.size());
        for (IpRoute route : routes) {
            assertTrue(listed.stream().anyMatch(route::installedAs), route + "\n" + listed);
        }
        assertEquals("""
                10.50.0.0/16 via 10.9.0.254 dev e0
                10.51.0.0/16 dev e0 scope link src 10.9.0.1 metric 12 realms 5/20 mtu lock 1400 window 105 \
                hoplimit 64 congctl reno
                10.52.0.0/16
                \tnexthop via 10.9.0.254 dev e0 weight 1 onlink
                \tnexthop via 10.9.0.253 dev e0 weight 3""", lines(namespace.output("ip", "route", "show", "proto", "18")));
        String blackhole = lines(namespace.output("ip", "route", "show", "table", "1000"));
        assertTrue(blackhole.startsWith("blackhole 10.53.0.0/16 tos 0x10 proto keepalived"), blackhole);
        String six = namespace.output("ip", "-6", "route", "show", "proto", "18");
        assertTrue(six.contains("fd50::/64 via fd09::254 dev e0 metric 7 expires "), six);
        assertTrue(six.contains("pref high"), six);

        assertAll(routes.stream().map(IpRouteChange.Delete::new).toList());
        assertEquals(List.of(), kernel.routes(RouteOptions.KEEPALIVED));
    }

    @Test
    void onlyTheRoutesAskedForAreListed() throws Exception {
        namespace.ip("route", "add", "10.60.0.0/16", "dev", "e0", "proto", "3");

        assertEquals(1, kernel.routes(3).size());
        assertTrue(kernel.routes(0).size() > 1);
        assertEquals(List.of(), kernel.routes(RouteOptions.KEEPALIVED));
    }

    @Test
    void eachFailureIsTiedToItsRouteAndHasTheKernelsWords() {
        IpRoute unreachable = route("10.61.0.0/16", NextHop.via(ip("172.31.9.9")));
        IpRoute fine = route("10.62.0.0/16", NextHop.via(ip("10.9.0.254")));

        List<Reply> replies = kernel.apply(List.of(
                new IpRouteChange.Add(unreachable, Insertion.PREPEND),
                new IpRouteChange.Delete(fine),
                new IpRouteChange.Add(fine, Insertion.EXCLUSIVE),
                new IpRouteChange.Add(fine, Insertion.EXCLUSIVE),
                new IpRouteChange.Add(fine, Insertion.REPLACE)));

        Reply.Failed failed = assertInstanceOf(Reply.Failed.class, replies.get(0));
        assertEquals(Errno.ENETUNREACH, failed.errno());
        assertEquals("Nexthop has invalid gateway", failed.text().orElse(""));
        assertEquals(
                Errno.ESRCH,
                assertInstanceOf(Reply.Failed.class, replies.get(1)).errno());
        assertEquals(Reply.ACKNOWLEDGED, replies.get(2));
        assertEquals(
                Errno.EEXIST,
                assertInstanceOf(Reply.Failed.class, replies.get(3)).errno());
        assertEquals(Reply.ACKNOWLEDGED, replies.get(4));
    }

    @Test
    void rulesAreAddedListedAndDeleted() throws Exception {
        List<IpRule> rules = rules();
        assertAll(rules.stream().map(IpRuleChange.Add::new).toList());

        List<IpRule> listed = kernel.rules();
        for (IpRule rule : rules) {
            assertTrue(listed.stream().anyMatch(rule::installedAs), rule + "\n" + listed);
        }
        String shown = namespace.output("ip", "rule", "show");
        assertTrue(
                shown.contains("39:\tfrom 192.168.28.0/24 to 192.168.29.0/26 tos 0x10 fwmark 0x18/0xc iif e0 oif e2 "
                        + "[detached] lookup 300 realms 30/20 proto keepalived"),
                shown);
        assertTrue(shown.contains("40:\tnot from 192.168.46.0/24 lookup 100 suppress_prefixlength 8"), shown);
        assertTrue(shown.contains("41:\tfrom all goto 42"), shown);
        assertTrue(
                namespace
                        .output("ip", "-6", "rule", "show")
                        .contains("43:\tfrom fd00:4::/64 lookup [l3mdev-table] uidrange 5-6 ipproto udp sport 10-20 "
                                + "dport 20-30 proto keepalived"),
                namespace.output("ip", "-6", "rule", "show"));
        assertEquals(
                Errno.EEXIST,
                assertInstanceOf(Reply.Failed.class, kernel.apply(new IpRuleChange.Add(rules.get(0))))
                        .errno());

        assertAll(rules.stream().map(IpRuleChange.Delete::new).toList());
        assertTrue(kernel.rules().stream().noneMatch(rule -> rule.protocol() == RouteOptions.KEEPALIVED));
        assertEquals(
                Errno.ENOENT,
                assertInstanceOf(Reply.Failed.class, kernel.apply(new IpRuleChange.Delete(rules.get(0))))
                        .errno());
    }

    @Test
    void changesOfEveryKindGoInOneBatch() throws Exception {
        InterfaceAddress vip = InterfaceAddress.of(link, ip("10.70.0.1"), 24);
        IpRoute throughIt = IpRoute.of(
                RouteKey.to(new Prefix(ip("10.71.0.0"), 16)),
                RouteOptions.NONE.withPreferredSource(vip.address()),
                NextHop.via(ip("10.70.0.254")));

        assertAll(List.of(
                new AddressChange.Add(vip),
                new IpRouteChange.Add(throughIt, Insertion.PREPEND),
                new IpRuleChange.Add(rules().get(0))));

        assertEquals(1, kernel.routes(RouteOptions.KEEPALIVED).size());
    }

    private List<IpRoute> routes() {
        RouteMetrics metrics = new RouteMetrics(
                Map.of(RouteMetric.MTU, 1_400L, RouteMetric.WINDOW, 105L, RouteMetric.HOPLIMIT, 64L),
                Set.of(RouteMetric.MTU),
                "reno");
        List<IpRoute> routes = new ArrayList<>();
        routes.add(route("10.50.0.0/16", NextHop.via(ip("10.9.0.254"))));
        routes.add(IpRoute.of(
                        RouteKey.to(prefix("10.51.0.0/16")).withMetric(12),
                        RouteOptions.NONE
                                .withScope(253)
                                .withPreferredSource(ip("10.9.0.1"))
                                .withRealms(new Realms(5, 20)),
                        NextHop.through(link))
                .with(metrics));
        routes.add(route(
                "10.52.0.0/16",
                NextHop.via(ip("10.9.0.254")).on(link).withFlags(NextHop.ON_LINK),
                NextHop.via(ip("10.9.0.253")).withWeight(3)));
        routes.add(IpRoute.of(
                new RouteKey(RouteType.BLACKHOLE, prefix("10.53.0.0/16"), null, 0x10, 1_000, null), RouteOptions.NONE));
        routes.add(IpRoute.of(
                RouteKey.to(prefix("fd50::/64")).withMetric(7),
                RouteOptions.NONE.withIpv6(new RouteOptions.Ipv6(300L, 1)),
                NextHop.via(ip("fd09::254")).on(link)));
        routes.add(IpRoute.of(RouteKey.to(prefix("fd51::/64")).withType(RouteType.UNREACHABLE), RouteOptions.NONE));
        routes.add(route(
                "fd52::/64",
                NextHop.via(ip("fd09::253")).on(link),
                NextHop.via(ip("fd09::252")).on(link).withWeight(2)));
        return routes;
    }

    private static List<IpRule> rules() {
        Selector marked = Selector.from(prefix("192.168.28.0/24"))
                .withTo(prefix("192.168.29.0/26"))
                .with(new Interfaces("e0", "e2"))
                .with(new Traffic(16, new Mark(24, 12), null, null, Transport.ANY));
        Traffic ofUsers = new Traffic(
                0,
                null,
                null,
                new NumberRange(5, 6),
                new Transport(17, new NumberRange(10, 20), new NumberRange(20, 30)));
        return List.of(
                rule(39, marked, new Action(ActionType.TABLE, 300, new Realms(30, 20), Suppression.NONE)),
                rule(
                        40,
                        Selector.from(prefix("192.168.46.0/24")).not(),
                        new Action(ActionType.TABLE, 100, null, new Suppression(8, 3L))),
                rule(42, Selector.every(true), Action.of(ActionType.NOP)),
                rule(41, Selector.every(true), Action.goTo(42)),
                rule(43, Selector.from(prefix("fd00:4::/64")).with(ofUsers), Action.of(ActionType.L3MDEV)),
                rule(
                        44,
                        Selector.every(false).with(new Traffic(0, null, 77L, null, Transport.ANY)),
                        Action.of(ActionType.PROHIBIT)));
    }

    private void assertAll(List<? extends KernelChange> changes) {
        List<Reply> replies = kernel.apply(changes);
        for (int i = 0; i < replies.size(); i++) {
            assertEquals(Reply.ACKNOWLEDGED, replies.get(i), changes.get(i).toString());
        }
    }

    private static IpRoute route(String destination, NextHop... hops) {
        return IpRoute.of(RouteKey.to(prefix(destination)), RouteOptions.NONE, hops);
    }

    private static IpRule rule(long preference, Selector selector, Action action) {
        return new IpRule(preference, selector, action, RouteOptions.KEEPALIVED);
    }

    private static Prefix prefix(String text) {
        int slash = text.indexOf('/');
        return new Prefix(ip(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    private static String lines(String output) {
        return output.replaceAll(" +", " ").replaceAll("(?m) $", "").strip();
    }
}
