package io.vipward.netlink.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.channel.NetlinkSocket;
import io.vipward.netlink.channel.Protocol;
import io.vipward.netlink.generic.FamilyResolution;
import io.vipward.netlink.generic.GenericNetlink;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.route.AddressChange;
import io.vipward.netlink.route.AddressDetails;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.RouteKernel;
import io.vipward.netlink.wire.Reply;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("kernel")
@Timeout(60)
@SuppressWarnings("NullAway.Init") // opened before each test
class RouteKernelIT {
    private NetworkNamespace namespace;
    private NetlinkSocket socket;
    private RouteKernel kernel;
    private int link;

    @BeforeEach
    void openNamespace() throws Exception {
        namespace = new NetworkNamespace();
        namespace.ip(
                "link",
                "add",
                "d0",
                "address",
                "02:00:00:00:00:07",
                "mtu",
                "1400",
                "type",
                "veth",
                "peer",
                "name",
                "d1");
        namespace.ip("link", "set", "d0", "up");
        namespace.ip("link", "set", "d1", "up");
        socket = namespace.call(() -> NetlinkSocket.open(Protocol.ROUTE));
        kernel = new RouteKernel(socket);
        link = link("d0").index();
    }

    @AfterEach
    void closeNamespace() {
        socket.close();
        namespace.close();
    }

    @Test
    void linksAreThoseOfTheNamespace() throws Exception {
        List<Link> links = kernel.links();

        assertEquals(
                List.of("d0", "d1", "lo"),
                links.stream().map(Link::name).sorted().toList());
        assertEquals("02:00:00:00:00:07", link("d0").mac().toString());
        assertEquals(1_400, link("d0").mtu());
        assertEquals(Link.UP, link("d0").flags() & Link.UP);
        assertTrue(link("d0").multicast());
        assertFalse(link("d0").noArp());
    }

    @Test
    void addressIsAddedListedAndDeleted() throws Exception {
        InterfaceAddress vip = InterfaceAddress.of(link, ip("192.168.126.100"), 32);

        List<Reply> added = kernel.apply(List.of(new AddressChange.Add(vip)));
        List<InterfaceAddress> listed = ofLink();
        List<Reply> deleted = kernel.apply(List.of(new AddressChange.Delete(vip)));

        assertEquals(List.of(Reply.ACKNOWLEDGED), added);
        assertTrue(listed.stream().anyMatch(vip::sameAs));
        assertEquals(List.of(Reply.ACKNOWLEDGED), deleted);
        assertFalse(ofLink().stream().anyMatch(vip::sameAs));
    }

    @Test
    void ipv6AddressIsAddedDeprecatedAndWithoutDetection() throws Exception {
        InterfaceAddress vip = new InterfaceAddress(
                link, ip("fd09::101"), 128, 0, InterfaceAddress.NODAD, AddressDetails.NONE.withPreferredSeconds(0));

        List<Reply> added = kernel.apply(List.of(new AddressChange.Add(vip)));

        assertEquals(List.of(Reply.ACKNOWLEDGED), added);
        InterfaceAddress listed =
                ofLink().stream().filter(vip::sameAs).findFirst().orElseThrow();
        assertEquals(0, listed.details().preferredSeconds());
        assertEquals(InterfaceAddress.NODAD, listed.flags() & InterfaceAddress.NODAD);
        assertTrue(listed.usable());
    }

    @Test
    void addressSaysWhoAddedIt() throws Exception {
        AddressDetails details = AddressDetails.NONE.withProtocol(AddressDetails.KEEPALIVED);
        InterfaceAddress vip = new InterfaceAddress(link, ip("10.9.0.104"), 32, 0, 0, details);

        kernel.apply(List.of(new AddressChange.Add(vip)));

        InterfaceAddress listed =
                ofLink().stream().filter(vip::sameAs).findFirst().orElseThrow();
        assertEquals(AddressDetails.KEEPALIVED, listed.details().protocol());
    }

    @Test
    void peerAddressCanBeDeletedAgain() throws Exception {
        InterfaceAddress vip =
                new InterfaceAddress(link, ip("10.9.0.103"), 32, 0, 0, AddressDetails.NONE.withPeer(ip("10.9.1.1")));
        kernel.apply(List.of(new AddressChange.Add(vip)));
        assertTrue(ofLink().stream()
                .anyMatch(address -> ip("10.9.1.1").equals(address.details().peer())));

        List<Reply> deleted = kernel.apply(List.of(new AddressChange.Delete(vip)));

        assertEquals(List.of(Reply.ACKNOWLEDGED), deleted);
    }

    @Test
    void addressThatIsThereGetsOtherLifetimesAndFlags() throws Exception {
        InterfaceAddress plain = InterfaceAddress.of(link, ip("fd09::200"), 64);
        AddressDetails limited = AddressDetails.NONE.withPreferredSeconds(1_000).withValidSeconds(100_000);
        InterfaceAddress other =
                new InterfaceAddress(link, plain.address(), 64, 0, InterfaceAddress.NO_PREFIX_ROUTE, limited);

        List<Reply> replies = kernel.apply(List.of(new AddressChange.Add(plain), new AddressChange.Replace(other)));

        assertEquals(List.of(Reply.ACKNOWLEDGED, Reply.ACKNOWLEDGED), replies);
        InterfaceAddress listed =
                ofLink().stream().filter(plain::sameAs).findFirst().orElseThrow();
        assertEquals(InterfaceAddress.NO_PREFIX_ROUTE, listed.flags() & InterfaceAddress.NO_PREFIX_ROUTE);
        assertTrue(listed.details().preferredSeconds() <= 1_000, listed.toString());
        assertTrue(listed.details().validSeconds() <= 100_000, listed.toString());
        assertTrue(listed.details().validSeconds() > 99_000, listed.toString());
    }

    @Test
    void eachFailureIsTiedToItsChange() throws Exception {
        InterfaceAddress vip = InterfaceAddress.of(link, ip("10.9.0.1"), 24);
        InterfaceAddress other = InterfaceAddress.of(link, ip("10.9.0.2"), 24);
        InterfaceAddress nowhere = InterfaceAddress.of(99, ip("10.9.0.3"), 24);

        List<Reply> replies = kernel.apply(List.of(
                new AddressChange.Delete(vip),
                new AddressChange.Add(vip),
                new AddressChange.Add(vip),
                new AddressChange.Add(nowhere),
                new AddressChange.Add(other)));

        assertEquals(Errno.EADDRNOTAVAIL, errno(replies.get(0)));
        assertEquals(Reply.ACKNOWLEDGED, replies.get(1));
        assertEquals(Errno.EEXIST, errno(replies.get(2)));
        assertEquals(Errno.ENODEV, errno(replies.get(3)));
        assertEquals(Reply.ACKNOWLEDGED, replies.get(4));
    }

    @Test
    void kernelsOwnWordsComeWithTheErrno() throws Exception {
        InterfaceAddress nonsense = InterfaceAddress.of(link, ip("fd09::5"), 64);
        namespace.call(() -> Files.writeString(Path.of("/proc/sys/net/ipv6/conf/d0/disable_ipv6"), "1"));

        Reply reply = kernel.apply(List.of(new AddressChange.Add(nonsense))).get(0);

        Reply.Failed failed = assertInstanceOf(Reply.Failed.class, reply);
        assertEquals(Errno.EACCES, failed.errno());
        assertEquals("IPv6 is disabled on this device", failed.text().orElse("").replace("ipv6: ", ""));
    }

    @Test
    void thousandsOfChangesAreMadeInOrderAndEachIsAnswered() throws Exception {
        List<AddressChange> adds = new ArrayList<>();
        List<AddressChange> deletes = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            InterfaceAddress address = InterfaceAddress.of(link, ip("10.77." + i / 250 + "." + (1 + i % 250)), 32);
            adds.add(new AddressChange.Add(address));
            deletes.add(new AddressChange.Delete(address));
        }

        List<Reply> added = kernel.apply(adds);
        int listed = ofLink().size();
        List<Reply> again = kernel.apply(adds);
        List<Reply> deleted = kernel.apply(deletes);

        assertEquals(3_000, Collections.frequency(added, Reply.ACKNOWLEDGED));
        assertTrue(listed >= 3_000);
        assertTrue(again.stream().allMatch(reply -> errno(reply) == Errno.EEXIST));
        assertEquals(3_000, Collections.frequency(deleted, Reply.ACKNOWLEDGED));
    }

    @Test
    void genericFamiliesAreResolvedByName() throws Exception {
        try (NetlinkSocket generic = namespace.call(() -> NetlinkSocket.open(Protocol.GENERIC))) {
            FamilyResolution controller = new GenericNetlink(generic).resolve("nlctrl");
            FamilyResolution missing = new GenericNetlink(generic).resolve("NO_SUCH_FAMILY");

            assertEquals(
                    16,
                    assertInstanceOf(FamilyResolution.Family.class, controller).id());
            assertEquals(new FamilyResolution.Missing(Errno.ENOENT), missing);
        }
    }

    private Link link(String name) throws Exception {
        return kernel.links().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<InterfaceAddress> ofLink() throws Exception {
        return kernel.addresses().stream()
                .filter(address -> address.linkIndex() == link)
                .toList();
    }

    private static Errno errno(Reply reply) {
        return assertInstanceOf(Reply.Failed.class, reply).errno();
    }

    static InetAddress ip(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException notNumeric) {
            throw new IllegalArgumentException(notNumeric);
        }
    }
}
