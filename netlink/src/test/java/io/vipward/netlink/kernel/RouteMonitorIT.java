package io.vipward.netlink.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.channel.NetlinkSocket;
import io.vipward.netlink.channel.Protocol;
import io.vipward.netlink.fake.Await;
import io.vipward.netlink.linux.ReceiveBuffer;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.route.AddressChange;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.IpRoute;
import io.vipward.netlink.route.IpRule;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.RouteGroup;
import io.vipward.netlink.route.RouteKernel;
import io.vipward.netlink.route.RouteListener;
import io.vipward.netlink.route.RouteMonitor;
import io.vipward.netlink.route.RouteOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("kernel")
@Timeout(60)
@SuppressWarnings("NullAway.Init") // opened before each test
class RouteMonitorIT {
    private final Recorder recorder = new Recorder();
    private NetworkNamespace namespace;
    private NetworkNamespace other;
    private EventLoop loop;
    private RouteMonitor monitor;

    @BeforeEach
    void openNamespaces() throws Exception {
        namespace = new NetworkNamespace();
        other = new NetworkNamespace();
        namespace.connect("v0", other, "v1");
        loop = new EventLoop("monitor");
    }

    @AfterEach
    void closeNamespaces() {
        monitor.close();
        loop.close();
        namespace.close();
        other.close();
    }

    @Test
    void carrierLossAndReturnAreSeen() throws Exception {
        monitor = open(1 << 20);

        other.ip("link", "set", "v1", "down");
        Await.until(loop, "the loss of the carrier", () -> recorder.latest("v0", false));
        other.ip("link", "set", "v1", "up");
        Await.until(loop, "its return", () -> recorder.latest("v0", true));

        assertTrue(recorder.links.stream()
                .anyMatch(link -> (link.flags() & Link.UP) != 0 && (link.flags() & Link.RUNNING) == 0));
    }

    @Test
    void linksThatComeAndGoAreSeen() throws Exception {
        monitor = open(1 << 20);

        namespace.ip("link", "add", "d0", "type", "veth", "peer", "name", "d1");
        namespace.ip("link", "del", "d0");
        Await.until(
                loop,
                "the removal",
                () -> recorder.removedLinks.stream()
                        .anyMatch(link -> link.name().equals("d0")));

        assertTrue(recorder.links.stream().anyMatch(link -> link.name().equals("d0")));
    }

    @Test
    void addressesThatComeAndGoAreSeen() throws Exception {
        monitor = open(1 << 20);

        namespace.ip("address", "add", "10.9.0.5/24", "dev", "v0");
        namespace.ip("address", "del", "10.9.0.5/24", "dev", "v0");
        Await.until(loop, "the removal", () -> recorder.removed.stream().anyMatch(this::isTheAddress));

        assertTrue(recorder.added.stream().anyMatch(this::isTheAddress));
    }

    @Test
    void routesAndRulesThatComeAndGoAreSeenByThoseWhoJoined() throws Exception {
        monitor = open(1 << 20);
        monitor.join(RouteGroup.IPV4_ROUTES);
        monitor.join(RouteGroup.IPV6_ROUTES);
        monitor.join(RouteGroup.IPV4_RULES);
        monitor.join(RouteGroup.IPV6_RULES);
        namespace.ip("address", "add", "10.9.0.5/24", "dev", "v0");

        for (String change : List.of("add", "del")) {
            namespace.ip("route", change, "10.50.0.0/16", "via", "10.9.0.254", "proto", "18");
            namespace.ip("-6", "route", change, "blackhole", "fd50::/64", "proto", "18");
            namespace.ip("rule", change, "from", "10.50.0.0/16", "table", "7", "priority", "77");
            namespace.ip("-6", "rule", change, "from", "fd50::/64", "table", "7", "priority", "78");
        }
        Await.until(loop, "the removal of the last rule", () -> recorder.removedRules.size() == 2);

        assertEquals(
                recorder.removedRoutes,
                recorder.addedRoutes.stream()
                        .filter(route -> route.options().protocol() == RouteOptions.KEEPALIVED)
                        .toList());
        assertEquals(2, recorder.removedRoutes.size());
        assertEquals(recorder.addedRules, recorder.removedRules);
        assertEquals(77, recorder.addedRules.get(0).preference());
    }

    @Test
    void routesAreNotSeenByThoseWhoLeft() throws Exception {
        monitor = open(1 << 20);
        monitor.join(RouteGroup.IPV4_ROUTES);
        monitor.leave(RouteGroup.IPV4_ROUTES);
        namespace.ip("route", "add", "blackhole", "10.50.0.0/16");

        namespace.ip("address", "add", "10.9.0.5/32", "dev", "v0");
        Await.until(loop, "what comes after", () -> !recorder.added.isEmpty());

        assertEquals(List.of(), recorder.addedRoutes);
    }

    @Test
    void routesOfOthersDoNotDisturbThoseWhoDoNotWantThem() throws Exception {
        monitor = open(1 << 20);
        monitor.join(RouteGroup.IPV4_ROUTES);
        monitor.join(RouteGroup.IPV4_RULES);
        monitor.hearOnlyOfRoutesOf(RouteOptions.KEEPALIVED);

        for (String change : List.of("add", "del")) {
            namespace.ip("route", change, "blackhole", "10.50.0.0/16", "proto", "bird");
            namespace.ip("route", change, "blackhole", "10.51.0.0/16", "proto", "18");
            namespace.ip("rule", change, "from", "10.50.0.0/16", "table", "7", "priority", "77");
        }
        namespace.ip("link", "set", "v0", "mtu", "1400");
        Await.until(loop, "what comes after", () -> recorder.links.stream().anyMatch(link -> link.mtu() == 1_400));

        assertEquals(1, recorder.addedRoutes.size());
        assertEquals(recorder.addedRoutes, recorder.removedRoutes);
        assertEquals(
                RouteOptions.KEEPALIVED, recorder.addedRoutes.get(0).options().protocol());
        assertEquals(1, recorder.removedRules.size());
    }

    @Test
    void ipv6AddressIsTentativeFirstAndThenUsable() throws Exception {
        monitor = open(1 << 20);
        namespace.ip("address", "add", "fd09::7/64", "dev", "v0");

        Await.until(
                loop,
                "the end of the detection",
                () -> recorder.added.stream()
                        .anyMatch(
                                address -> address.address().equals(RouteKernelIT.ip("fd09::7")) && address.usable()));

        assertTrue(recorder.added.stream()
                .anyMatch(address -> address.address().equals(RouteKernelIT.ip("fd09::7"))
                        && (address.flags() & InterfaceAddress.TENTATIVE) != 0
                        && !address.usable()));
    }

    @Test
    void lostNotificationsAskForAResync() throws Exception {
        monitor = open(4_096);
        try (NetlinkSocket socket = namespace.call(() -> NetlinkSocket.open(Protocol.ROUTE))) {
            RouteKernel kernel = new RouteKernel(socket);
            int link = kernel.links().stream()
                    .filter(candidate -> candidate.name().equals("v0"))
                    .findFirst()
                    .orElseThrow()
                    .index();
            List<AddressChange> flood = new ArrayList<>();
            for (int i = 1; i <= 200; i++) {
                flood.add(new AddressChange.Add(InterfaceAddress.of(link, RouteKernelIT.ip("10.88.0." + i), 32)));
            }
            kernel.apply(flood);

            Await.until(loop, "the resync", () -> recorder.resyncs > 0);

            assertTrue(recorder.added.size() < 200, recorder.added.size() + " of 200 were not lost");
            assertEquals(1, recorder.resyncs);
            kernel.apply(
                    List.of(new AddressChange.Delete(InterfaceAddress.of(link, RouteKernelIT.ip("10.88.0.7"), 32))));
            Await.until(loop, "what happens after the loss", () -> !recorder.removed.isEmpty());
        }
    }

    private boolean isTheAddress(InterfaceAddress address) {
        return address.address().equals(RouteKernelIT.ip("10.9.0.5")) && address.prefixLength() == 24;
    }

    private RouteMonitor open(int bufferBytes) throws Exception {
        return namespace.call(() -> RouteMonitor.open(loop, recorder, new ReceiveBuffer(bufferBytes, true)));
    }

    private static final class Recorder implements RouteListener {
        final List<Link> links = new ArrayList<>();
        final List<Link> removedLinks = new ArrayList<>();
        final List<InterfaceAddress> added = new ArrayList<>();
        final List<InterfaceAddress> removed = new ArrayList<>();
        final List<IpRoute> addedRoutes = new ArrayList<>();
        final List<IpRoute> removedRoutes = new ArrayList<>();
        final List<IpRule> addedRules = new ArrayList<>();
        final List<IpRule> removedRules = new ArrayList<>();
        int resyncs;

        boolean latest(String name, boolean serves) {
            return links.stream()
                    .filter(link -> link.name().equals(name))
                    .reduce((earlier, later) -> later)
                    .map(link -> link.serves() == serves)
                    .orElse(false);
        }

        @Override
        public void linkChanged(Link link) {
            links.add(link);
        }

        @Override
        public void linkRemoved(Link link) {
            removedLinks.add(link);
        }

        @Override
        public void addressAdded(InterfaceAddress address) {
            added.add(address);
        }

        @Override
        public void addressRemoved(InterfaceAddress address) {
            removed.add(address);
        }

        @Override
        public void routeAdded(IpRoute route) {
            addedRoutes.add(route);
        }

        @Override
        public void routeRemoved(IpRoute route) {
            removedRoutes.add(route);
        }

        @Override
        public void ruleAdded(IpRule rule) {
            addedRules.add(rule);
        }

        @Override
        public void ruleRemoved(IpRule rule) {
            removedRules.add(rule);
        }

        @Override
        public void resync() {
            resyncs++;
        }
    }
}
