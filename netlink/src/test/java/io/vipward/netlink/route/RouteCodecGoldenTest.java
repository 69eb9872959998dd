package io.vipward.netlink.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.wire.MacAddress;
import io.vipward.netlink.wire.NetlinkFlags;
import io.vipward.netlink.wire.NetlinkMessage;
import io.vipward.netlink.wire.Vectors;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteCodecGoldenTest {
    @Test
    void linksOfADump() {
        List<RouteMessage> messages = decode("ip-link-dump");

        List<Link> links = messages.stream()
                .filter(RouteMessage.LinkPresent.class::isInstance)
                .map(message -> ((RouteMessage.LinkPresent) message).link())
                .toList();
        assertEquals("lo", links.get(0).name());
        assertEquals(1, links.get(0).index());
        assertEquals(Link.LOOPBACK, links.get(0).flags() & Link.LOOPBACK);
        assertEquals(MacAddress.of(new byte[6]), links.get(0).mac());
        assertEquals(65_536, links.get(0).mtu());
        assertTrue(links.stream().anyMatch(link -> link.name().equals("nlmon0") && link.noArp()));
    }

    @Test
    void linkWithoutItsCarrierDoesNotServe() {
        List<Link> changes = decode("ip-link-down").stream()
                .filter(RouteMessage.LinkPresent.class::isInstance)
                .map(message -> ((RouteMessage.LinkPresent) message).link())
                .toList();

        Link down = changes.stream()
                .filter(link -> link.name().equals("e1"))
                .findFirst()
                .orElseThrow();
        assertEquals(new Link(4, "e1", 0x1002, MacAddress.parse("b2:b3:3f:36:2d:8a"), 1_500, down.details()), down);
        assertFalse(down.details().carrier());
        assertFalse(down.serves());
        assertTrue(down.multicast());
        Link peer = changes.stream()
                .filter(link -> link.name().equals("e0"))
                .findFirst()
                .orElseThrow();
        assertEquals(Link.UP, peer.flags() & (Link.UP | Link.RUNNING));
        assertFalse(peer.serves());
    }

    @Test
    void deletedLink() {
        assertTrue(decode("ip-link-del").stream()
                .anyMatch(message -> message instanceof RouteMessage.LinkGone gone
                        && gone.link().name().equals("mv0")));
    }

    @Test
    void addressesOfADump() throws Exception {
        List<InterfaceAddress> addresses = decode("ip-addr-dump").stream()
                .filter(RouteMessage.AddressPresent.class::isInstance)
                .map(message -> ((RouteMessage.AddressPresent) message).address())
                .toList();

        InterfaceAddress loopback = addresses.stream()
                .filter(address -> address.address().isLoopbackAddress() && address.ipv4())
                .findFirst()
                .orElseThrow();
        assertEquals(8, loopback.prefixLength());
        assertEquals(254, loopback.scope());
        assertEquals("lo", loopback.label());
        assertEquals(InterfaceAddress.PERMANENT, loopback.flags());
        InterfaceAddress six = addresses.stream()
                .filter(address -> address.address().getHostAddress().equals("fd09:0:0:0:0:0:0:1"))
                .findFirst()
                .orElseThrow();
        assertEquals(InterfaceAddress.PERMANENT | InterfaceAddress.NODAD, six.flags());
        assertTrue(six.usable());
        InterfaceAddress linkLocal = addresses.stream()
                .filter(address -> address.address().isLinkLocalAddress())
                .findFirst()
                .orElseThrow();
        assertEquals(3, linkLocal.details().protocol());
        assertTrue(six.sameAs(InterfaceAddress.of(5, InetAddress.getByName("fd09::1"), 64)));
    }

    @Test
    void promotedSecondaryIsAnnouncedAgain() {
        List<RouteMessage> messages = decode("ip-flag-promote");

        assertTrue(messages.stream()
                .anyMatch(message -> message instanceof RouteMessage.AddressPresent present
                        && (present.address().flags() & InterfaceAddress.SECONDARY) != 0));
        assertTrue(messages.stream().anyMatch(RouteMessage.AddressGone.class::isInstance));
    }

    @Test
    void everyMessageOfTheseDumpsIsUnderstood() {
        for (String dump : List.of("ip-route-dump-main", "ip-route-dump-table", "ip-route6-dump", "ip-rule-dump")) {
            for (NetlinkMessage message : Vectors.answers(dump)) {
                RouteMessage decoded = RouteCodec.decode(message);

                boolean end = message.type() == NetlinkFlags.TYPE_DONE;
                assertEquals(end, decoded instanceof RouteMessage.Unrelated, decoded.toString());
                assertFalse(decoded instanceof RouteMessage.Malformed, decoded.toString());
            }
        }
    }

    @Test
    void bridgePortChangesAreNoLinkChanges() {
        byte[] payload = new byte[16];
        payload[0] = 7;

        RouteMessage decoded = RouteCodec.decode(new NetlinkMessage(16, 0, 0, ByteBuffer.wrap(payload)));

        assertInstanceOf(RouteMessage.Unrelated.class, decoded);
    }

    @Test
    void prefixLongerThanTheAddressIsMalformed() {
        NetlinkMessage add = Vectors.requests("rt-addr-add-v4-host").get(0);
        byte[] payload = new byte[add.payload().remaining()];
        add.payload().get(payload);
        payload[1] = 33;

        RouteMessage decoded = RouteCodec.decode(new NetlinkMessage(20, 0, 0, ByteBuffer.wrap(payload)));

        assertInstanceOf(RouteMessage.Malformed.class, decoded);
    }

    private static List<RouteMessage> decode(String vector) {
        return Vectors.answers(vector).stream().map(RouteCodec::decode).toList();
    }
}
