package io.vipward.netlink.kernel;

import static io.vipward.netlink.kernel.RouteKernelIT.ip;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.channel.NetlinkSocket;
import io.vipward.netlink.channel.Protocol;
import io.vipward.netlink.fake.Await;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.route.AddressChange;
import io.vipward.netlink.route.AddressDetails;
import io.vipward.netlink.route.AddressGeneration;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.Ipv4Setting;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.LinkAttribute;
import io.vipward.netlink.route.LinkChange;
import io.vipward.netlink.route.LinkKind.Macvlan;
import io.vipward.netlink.route.LinkKind.MacvlanMode;
import io.vipward.netlink.route.LinkRelations;
import io.vipward.netlink.route.NewLink;
import io.vipward.netlink.route.RouteKernel;
import io.vipward.netlink.route.RouteListener;
import io.vipward.netlink.route.RouteMonitor;
import io.vipward.netlink.wire.MacAddress;
import io.vipward.netlink.wire.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the kernel makes of our virtual interfaces, as ip(8) sees it. */
@Tag("kernel")
@Timeout(60)
@SuppressWarnings("NullAway.Init") // opened before each test
class LinkKernelIT {
    private static final MacAddress VMAC = MacAddress.parse("00:00:5e:00:01:33");

    private NetworkNamespace namespace;
    private NetlinkSocket socket;
    private RouteKernel kernel;
    private int base;

    @BeforeEach
    void openNamespace() throws Exception {
        namespace = new NetworkNamespace();
        namespace.ip("link", "add", "e0", "type", "veth", "peer", "name", "e1");
        namespace.ip("link", "set", "e0", "up", "group", "7");
        namespace.ip("link", "set", "e1", "up");
        socket = namespace.call(() -> NetlinkSocket.open(Protocol.ROUTE));
        kernel = new RouteKernel(socket);
        base = kernel.link("e0").orElseThrow().index();
    }

    @AfterEach
    void closeNamespace() {
        socket.close();
        namespace.close();
    }

    @Test
    void vmacIsMadeAsKeepalivedMakesIt() throws Exception {
        NewLink wanted = NewLink.macvlan("vrrp.51", base, VMAC)
                .withGroup(kernel.link("e0").orElseThrow().relations().group());

        assertMade(kernel.apply(new LinkChange.Add(wanted)));
        int index = kernel.link("vrrp.51").orElseThrow().index();
        kernel.apply(List.of(
                        LinkChange.Set.of(index, LinkAttribute.VMAC_IPV4),
                        LinkChange.Set.of(base, LinkAttribute.VMAC_BASE),
                        LinkChange.Set.of(index, new LinkAttribute.LinkLocal(AddressGeneration.NONE)),
                        LinkChange.Set.of(index, new LinkAttribute.Up(true)),
                        new AddressChange.Add(new InterfaceAddress(
                                index,
                                ip("fe80::1:2"),
                                64,
                                0,
                                InterfaceAddress.NODAD,
                                AddressDetails.NONE.withPreferredSeconds(0)))))
                .forEach(LinkKernelIT::assertMade);

        Link made = kernel.link("vrrp.51").orElseThrow();
        assertTrue(wanted.isLike(made));
        assertEquals(new LinkRelations(base, false, 0, 7), made.relations());
        assertEquals(AddressGeneration.NONE, made.details().settings().addressGeneration());
        assertEquals(1, made.details().settings().ipv4().get(Ipv4Setting.ARP_IGNORE));
        assertEquals("1 1 0 1", settings("vrrp.51", "arp_ignore accept_local rp_filter promote_secondaries"));
        assertEquals("1 1", settings("e0", "arp_ignore arp_filter"));
        String shown = namespace.output("ip", "-d", "link", "show", "vrrp.51");
        assertTrue(shown.contains("macvlan mode private"), shown);
        assertTrue(shown.contains("addrgenmode none"), shown);
        assertTrue(shown.contains("00:00:5e:00:01:33"), shown);
        assertTrue(made.serves());
        String addresses = namespace.output("ip", "-6", "address", "show", "dev", "vrrp.51");
        assertTrue(addresses.contains("fe80::1:2/64 scope link nodad deprecated"), addresses);

        assertMade(kernel.apply(new LinkChange.Delete(index)));
        assertEquals(Optional.empty(), kernel.link("vrrp.51"));
    }

    @Test
    void anExistingNameAndAMissingInterfaceAreFailures() {
        assertMade(kernel.apply(new LinkChange.Add(NewLink.macvlan("vrrp.51", base, VMAC))));

        assertEquals(Errno.EEXIST, errno(new LinkChange.Add(NewLink.macvlan("vrrp.51", base, VMAC))));
        assertEquals(Errno.ENODEV, errno(new LinkChange.Delete(99)));
        assertEquals(Errno.ENODEV, errno(LinkChange.Set.of(99, new LinkAttribute.Up(true))));
    }

    @Test
    void anInterfaceIsChangedInEveryWay() throws Exception {
        assertMade(kernel.apply(new LinkChange.Add(NewLink.macvlan("old", base, VMAC))));
        int index = kernel.link("old").orElseThrow().index();

        assertMade(kernel.apply(LinkChange.Set.of(
                index,
                new LinkAttribute.Name("vrrp.7"),
                new LinkAttribute.Mtu(1_400),
                new LinkAttribute.Group(3),
                new LinkAttribute.Mac(MacAddress.parse("00:00:5e:00:01:07")),
                new LinkAttribute.Kind(new Macvlan(MacvlanMode.BRIDGE)))));

        Link changed = kernel.link("vrrp.7").orElseThrow();
        assertEquals(index, changed.index());
        assertEquals(1_400, changed.mtu());
        assertEquals(3, changed.relations().group());
        assertEquals(MacAddress.parse("00:00:5e:00:01:07"), changed.mac());
        assertEquals(new Macvlan(MacvlanMode.BRIDGE), changed.kind());
    }

    @Test
    void notificationsSayWhatAnInterfaceIsOn() throws Exception {
        List<Link> seen = new ArrayList<>();
        List<Link> removed = new ArrayList<>();
        try (EventLoop loop = new EventLoop("links");
                RouteMonitor ignored = namespace.call(() -> RouteMonitor.open(loop, new Recorder(seen, removed)))) {
            kernel.apply(new LinkChange.Add(NewLink.macvlan("vrrp.51", base, VMAC)));
            int index = kernel.link("vrrp.51").orElseThrow().index();
            kernel.apply(new LinkChange.Delete(index));
            Await.until(loop, "the removal", () -> !removed.isEmpty());
        }

        Link first = seen.stream()
                .filter(link -> link.name().equals("vrrp.51"))
                .findFirst()
                .orElseThrow();
        assertEquals(base, first.relations().lowerIndex());
        assertEquals(new Macvlan(MacvlanMode.PRIVATE), first.kind());
        assertEquals(VMAC, first.mac());
        assertFalse(first.serves());
    }

    private String settings(String link, String names) throws Exception {
        List<String> values = new ArrayList<>();
        for (String name : names.split(" ", -1)) {
            values.add(namespace
                    .output("cat", "/proc/sys/net/ipv4/conf/" + link + "/" + name)
                    .strip());
        }
        return String.join(" ", values);
    }

    private Errno errno(LinkChange change) {
        return assertInstanceOf(Reply.Failed.class, kernel.apply(change)).errno();
    }

    private static void assertMade(Reply reply) {
        assertEquals(Reply.ACKNOWLEDGED, reply);
    }

    private record Recorder(List<Link> seen, List<Link> removed) implements RouteListener {
        @Override
        public void linkChanged(Link link) {
            seen.add(link);
        }

        @Override
        public void linkRemoved(Link link) {
            removed.add(link);
        }

        @Override
        public void addressAdded(InterfaceAddress address) {}

        @Override
        public void addressRemoved(InterfaceAddress address) {}

        @Override
        public void resync() {}
    }
}
