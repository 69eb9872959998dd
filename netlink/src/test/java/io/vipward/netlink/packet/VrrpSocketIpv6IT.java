package io.vipward.netlink.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** VRRP over IPv6. */
@Tag("kernel")
@Timeout(60)
@SuppressWarnings("NullAway.Init") // opened before each test
class VrrpSocketIpv6IT {
    private static final String GROUP = "ff02::12";
    private static final String VRRP = "70";
    private static final int HEADERS_BYTES = 14 + 40;
    private static final int CHECKSUM = 6;
    /** In digits of a frame: traffic class and length of the flow label. */
    private static final int FLOW = 2 * 14 + 3;

    private static final int FLOW_END = 2 * 14 + 8;
    private static final int NEXT_HEADER = 2 * (14 + 6);

    private TwoRouters routers;

    @BeforeEach
    void openNamespaces() throws Exception {
        routers = new TwoRouters();
    }

    @AfterEach
    void closeNamespaces() throws Exception {
        routers.close();
    }

    @Test
    void multicastAdvertIsTheOneKeepalivedSends() throws Exception {
        byte[] payload = payload("v3-ip6-adv1");
        VrrpSocket sender = routers.multicast(routers.here, GROUP);
        TwoRouters.Received echoed = routers.listen(sender);
        TwoRouters.Received received = routers.listen(routers.multicast(routers.there, GROUP));
        List<String> frames = routers.capture(0x86dd);
        PacketPath path = path("fe80::ff:fe00:1", GROUP, PacketPath.UNKNOWN);

        assertEquals(payload.length, sender.sendIpv6(ByteBuffer.wrap(payload), path));
        routers.await(
                "the advert", () -> received.count() == 1 && adverts(frames).size() == 1);

        assertEquals(
                withoutFlow(Vectors.frame("v3-ip6-adv1")),
                withoutFlow(adverts(frames).get(0)));
        assertEquals(Vectors.frame("v3-ip6-adv1").substring(2 * HEADERS_BYTES), received.packets.get(0));
        assertEquals(List.of(path("fe80::ff:fe00:1", GROUP, 255)), received.paths);
        assertEquals(
                0,
                assertInstanceOf(Inet6Address.class, received.paths.get(0).source())
                        .getScopeId());
        assertEquals(List.of(), echoed.packets);
    }

    @Test
    void unicastAdvertIsTheOneKeepalivedSends() throws Exception {
        VrrpSocket sender = routers.unicast(routers.here, "2001:db8::1");
        TwoRouters.Received received = routers.listen(routers.unicast(routers.there, "2001:db8::2"));
        TwoRouters.Received group = routers.listen(routers.multicast(routers.there, GROUP));
        List<String> frames = routers.capture(0x86dd);

        send(sender, "v3-ip6-uni-peer1-adv1", path("2001:db8::1", "2001:db8::2", PacketPath.UNKNOWN));
        send(sender, "v3-ip6-uni-ttl-adv1", path("2001:db8::1", "2001:db8::2", 255));
        routers.await(
                "both adverts", () -> received.count() == 2 && adverts(frames).size() == 2);

        assertEquals(
                withoutFlow(Vectors.frame("v3-ip6-uni-peer1-adv1")),
                withoutFlow(adverts(frames).get(0)));
        assertEquals(
                withoutFlow(Vectors.frame("v3-ip6-uni-ttl-adv1")),
                withoutFlow(adverts(frames).get(1)));
        assertEquals(
                List.of(path("2001:db8::1", "2001:db8::2", 64), path("2001:db8::1", "2001:db8::2", 255)),
                received.paths);
        assertEquals(List.of(), group.packets);
    }

    @Test
    void linkLocalPeersAreReachedThroughTheInterface() throws Exception {
        VrrpSocket sender = routers.unicast(routers.here, "fe80::ff:fe00:1");
        TwoRouters.Received received = routers.listen(routers.unicast(routers.there, "fe80::ff:fe00:2"));

        send(sender, "v3-ip6-adv1", path("fe80::ff:fe00:1", "fe80::ff:fe00:2", 1));
        routers.await("the advert", () -> received.count() == 1);

        assertEquals(List.of(path("fe80::ff:fe00:1", "fe80::ff:fe00:2", 1)), received.paths);
    }

    @Test
    void unicastNeedsNeitherItsAddressNorAnInterface() throws Exception {
        VrrpSocket sender =
                routers.open(routers.here, VrrpEndpoint.unicast(null, InetAddress.getByName("2001:db8::1"), 1_500));
        TwoRouters.Received received = routers.listen(routers.unicast(routers.there, "2001:db8::9"));

        routers.there.ip("address", "add", "2001:db8::9/64", "dev", TwoRouters.THERE, "nodad");
        send(sender, "v3-ip6-uni-peer1-adv1", path("2001:db8::1", "2001:db8::9", PacketPath.UNKNOWN));
        routers.await("the advert", () -> received.count() == 1);

        assertEquals(List.of(path("2001:db8::1", "2001:db8::9", 64)), received.paths);
    }

    @Test
    void wrongChecksumIsDroppedByTheKernel() throws Exception {
        TwoRouters.Received received = routers.listen(routers.multicast(routers.there, GROUP));
        AnnouncementSocket anyFrame = routers.use(routers.here.call(AnnouncementSocket::openNeighbourAdverts));
        int link = routers.device(routers.here).index();
        byte[] right = Vectors.behind("v3-ip6-adv1", 0);
        byte[] wrong = right.clone();
        wrong[HEADERS_BYTES + 2] ^= 1;

        assertEquals(wrong.length, anyFrame.send(link, ByteBuffer.wrap(wrong)));
        assertEquals(right.length, anyFrame.send(link, ByteBuffer.wrap(right)));
        routers.await("an advert", () -> received.count() > 0);

        assertEquals(List.of(Vectors.frame("v3-ip6-adv1").substring(2 * HEADERS_BYTES)), received.packets);
    }

    @Test
    void sendingSocketQueuesNothing() throws Exception {
        VrrpSocket sender = routers.multicast(routers.here, GROUP);
        routers.multicast(routers.there, GROUP);
        TwoRouters.Received received = routers.listen(routers.unicast(routers.there, "fe80::ff:fe00:2"));

        // Bound to no address and member of no group, it is unicast that it would get.
        send(sender, "v3-ip6-adv1", path("fe80::ff:fe00:1", "fe80::ff:fe00:2", 255));
        routers.await("the advert", () -> received.count() == 1);

        assertEquals(Collections.nCopies(4, "00000000:00000000"), routers.queuesThere("raw6"));
    }

    @Test
    void longerPayloadThanTheMtuIsToldAndDropped() throws Exception {
        routers.here.ip("link", "set", TwoRouters.HERE, "mtu", "9000");
        routers.there.ip("link", "set", TwoRouters.THERE, "mtu", "9000");
        VrrpEndpoint jumbo = VrrpEndpoint.multicast(routers.device(routers.here), InetAddress.getByName(GROUP), 9_000);
        VrrpSocket sender = routers.open(routers.here, jumbo);
        TwoRouters.Received received = routers.listen(routers.multicast(routers.there, GROUP));
        PacketPath path = path("fe80::ff:fe00:1", GROUP, PacketPath.UNKNOWN);

        assertEquals(1_502, sender.sendIpv6(ByteBuffer.allocate(1_502), path));
        send(sender, "v3-ip6-adv1", path);
        routers.await("the advert", () -> received.count() == 1);

        assertEquals(List.of(1_502), received.truncated);
    }

    private static void send(VrrpSocket sender, String vector, PacketPath path) {
        byte[] payload = payload(vector);
        assertEquals(payload.length, sender.sendIpv6(ByteBuffer.wrap(payload), path));
    }

    private static List<String> adverts(List<String> frames) {
        return frames.stream()
                .filter(frame -> frame.startsWith(VRRP, NEXT_HEADER))
                .toList();
    }

    /** A payload as keepalived gives it to the kernel, which fills in the checksum. */
    private static byte[] payload(String vector) {
        byte[] payload = Vectors.behind(vector, HEADERS_BYTES);
        payload[CHECKSUM] = payload[CHECKSUM + 1] = 0;
        return payload;
    }

    /** The kernel chooses the flow label. */
    private static String withoutFlow(String frame) {
        return frame.substring(0, FLOW) + frame.substring(FLOW_END);
    }

    private static PacketPath path(String source, String destination, int hopLimit) throws Exception {
        return new PacketPath(InetAddress.getByName(source), InetAddress.getByName(destination), hopLimit);
    }
}
