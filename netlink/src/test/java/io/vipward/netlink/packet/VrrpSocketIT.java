package io.vipward.netlink.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.Registration;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** VRRP over IPv4. */
@Tag("kernel")
@Timeout(60)
@SuppressWarnings("NullAway.Init") // opened before each test
class VrrpSocketIT {
    private static final String GROUP = "224.0.0.18";
    private static final int ETHERNET_BYTES = 14;
    private static final int IP_CHECKSUM = 10;
    private static final int IP_DESTINATION = 16;

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
    void advertReachesTheOtherRouterAndNotItsSender() throws Exception {
        byte[] advert = advert("v2-pass-adv1");
        VrrpSocket sender = routers.multicast(routers.here, GROUP);
        TwoRouters.Received echoed = routers.listen(sender);
        TwoRouters.Received received = routers.listen(routers.multicast(routers.there, GROUP));
        List<String> frames = routers.capture(0x0800);

        assertEquals(advert.length, sender.send(ByteBuffer.wrap(advert), ip(GROUP)));
        routers.await("the advert", () -> received.count() == 1 && frames.size() == 1);

        assertEquals(Vectors.frame("v2-pass-adv1"), frames.get(0));
        assertEquals(Vectors.frame("v2-pass-adv1").substring(2 * ETHERNET_BYTES), received.packets.get(0));
        assertEquals(List.of(new PacketPath(ip("192.0.2.1"), ip(GROUP), 255)), received.paths);
        assertEquals(List.of(), echoed.packets);
    }

    @Test
    void authenticationHeaderHasItsOwnSockets() throws Exception {
        byte[] advert = advert("v2-ah-adv1");
        VrrpSocket sender = routers.open(routers.here, authenticated(routers.multicast(routers.here, GROUP)));
        TwoRouters.Received plain = routers.listen(routers.multicast(routers.there, GROUP));
        TwoRouters.Received received =
                routers.listen(routers.open(routers.there, authenticated(routers.multicast(routers.there, GROUP))));

        assertEquals(advert.length, sender.send(ByteBuffer.wrap(advert), ip(GROUP)));
        routers.await("the advert", () -> received.count() == 1);

        assertEquals(Vectors.frame("v2-ah-adv1").substring(2 * ETHERNET_BYTES), received.packets.get(0));
        assertEquals(List.of(), plain.packets);
    }

    @Test
    void groupAndPeersDoNotHearEachOther() throws Exception {
        byte[] multicast = advert("v2-pass-adv1");
        byte[] unicast = to("192.0.2.2", multicast);
        VrrpSocket sender = routers.multicast(routers.here, GROUP);
        VrrpSocket peer = routers.unicast(routers.here, "192.0.2.1");
        TwoRouters.Received group = routers.listen(routers.multicast(routers.there, GROUP));
        TwoRouters.Received own = routers.listen(routers.unicast(routers.there, "192.0.2.2"));

        for (int round = 0; round < 2; round++) {
            assertEquals(unicast.length, peer.send(ByteBuffer.wrap(unicast), ip("192.0.2.2")));
            assertEquals(multicast.length, sender.send(ByteBuffer.wrap(multicast), ip(GROUP)));
        }
        routers.await("two adverts each", () -> group.count() == 2 && own.count() == 2);

        PacketPath toGroup = new PacketPath(ip("192.0.2.1"), ip(GROUP), 255);
        PacketPath toPeer = new PacketPath(ip("192.0.2.1"), ip("192.0.2.2"), 255);
        assertEquals(List.of(toGroup, toGroup), group.paths);
        assertEquals(List.of(toPeer, toPeer), own.paths);
    }

    @Test
    void unicastNeedsNeitherItsAddressNorAnInterface() throws Exception {
        byte[] advert = to("192.0.2.9", advert("v2-uni-ttl-adv1"));
        VrrpSocket sender =
                routers.open(routers.here, VrrpEndpoint.unicast(null, InetAddress.getByName("192.0.2.1"), 1_500));
        TwoRouters.Received received = routers.listen(routers.unicast(routers.there, "192.0.2.9"));

        routers.there.ip("address", "add", "192.0.2.9/24", "dev", TwoRouters.THERE);
        assertEquals(advert.length, sender.send(ByteBuffer.wrap(advert), ip("192.0.2.9")));
        routers.await("the advert", () -> received.count() == 1);

        assertEquals(List.of(new PacketPath(ip("192.0.2.1"), ip("192.0.2.9"), 64)), received.paths);
    }

    @Test
    void sendingSocketQueuesNothing() throws Exception {
        byte[] unicast = to("192.0.2.2", advert("v2-pass-adv1"));
        VrrpSocket sender = routers.multicast(routers.here, GROUP);
        routers.multicast(routers.there, GROUP);
        TwoRouters.Received received = routers.listen(routers.unicast(routers.there, "192.0.2.2"));

        // Bound to no address and member of no group, it is unicast that it would get.
        assertEquals(unicast.length, sender.send(ByteBuffer.wrap(unicast), ip("192.0.2.2")));
        routers.await("the advert", () -> received.count() == 1);

        assertEquals(Collections.nCopies(4, "00000000:00000000"), routers.queuesThere("raw"));
    }

    @Test
    void receivingIsBoundedPerTurn() throws Exception {
        byte[] advert = advert("v2-pass-adv1");
        VrrpSocket sender = routers.multicast(routers.here, GROUP);
        VrrpSocket receiver = routers.multicast(routers.there, GROUP);
        for (int i = 0; i < 10; i++) {
            sender.send(ByteBuffer.wrap(advert), ip(GROUP));
        }
        TwoRouters.Received received = new TwoRouters.Received();
        Registration registration = receiver.listen(routers.loop, received, 1);
        routers.await("the first adverts", () -> received.count() > 0);
        registration.close();
        int left = 10 - received.count();

        List<Integer> counts = new ArrayList<>();
        while (left > 0) {
            int count = receiver.receive(received, 4);
            counts.add(count);
            left -= count;
        }

        assertTrue(counts.stream().allMatch(count -> count <= 4), counts.toString());
        assertEquals(0, receiver.receive(received, 4));
    }

    @Test
    void longerPacketThanTheMtuIsToldAndDropped() throws Exception {
        routers.here.ip("link", "set", TwoRouters.HERE, "mtu", "9000");
        routers.there.ip("link", "set", TwoRouters.THERE, "mtu", "9000");
        VrrpEndpoint jumbo = VrrpEndpoint.multicast(routers.device(routers.here), ip(GROUP), 9_000);
        VrrpSocket sender = routers.open(routers.here, jumbo);
        TwoRouters.Received received = routers.listen(routers.multicast(routers.there, GROUP));
        byte[] advert = advert("v2-pass-adv1");
        byte[] longer = Arrays.copyOf(advert, 1_501);

        assertEquals(longer.length, sender.send(ByteBuffer.wrap(longer), ip(GROUP)));
        assertEquals(advert.length, sender.send(ByteBuffer.wrap(advert), ip(GROUP)));
        routers.await("the advert", () -> received.count() == 1);

        assertEquals(List.of(1_501), received.truncated);
        assertEquals(
                Errno.EMSGSIZE,
                Errno.of(routers.multicast(routers.here, GROUP).send(ByteBuffer.wrap(longer), ip(GROUP))));
    }

    @Test
    void sendingThroughALinkThatIsDownIsAnErrno() throws Exception {
        VrrpSocket sender = routers.multicast(routers.here, GROUP);
        routers.here.ip("link", "set", TwoRouters.HERE, "down");

        int result = sender.send(ByteBuffer.wrap(advert("v2-pass-adv1")), ip(GROUP));

        assertTrue(
                List.of(Errno.ENETDOWN, Errno.ENETUNREACH).contains(Errno.of(result)),
                Errno.of(result).toString());
    }

    @Test
    void unknownLinkIsRefusedByName() throws Exception {
        VrrpEndpoint nowhere = VrrpEndpoint.multicast(new VrrpEndpoint.Device(99, "nolink"), ip(GROUP), 1_500);

        SystemCallException refused =
                assertThrows(SystemCallException.class, () -> routers.open(routers.here, nowhere));

        assertEquals(Errno.ENODEV, refused.errno());
        assertTrue(refused.object().contains("nolink"), refused.object());
    }

    private static VrrpEndpoint authenticated(VrrpSocket socket) {
        return socket.endpoint().with(VrrpEndpoint.Protocol.AH);
    }

    /** An advert as keepalived gives it to the kernel, which fills in length and checksum. */
    private static byte[] advert(String vector) {
        byte[] advert = Vectors.behind(vector, ETHERNET_BYTES);
        advert[2] = advert[3] = advert[IP_CHECKSUM] = advert[IP_CHECKSUM + 1] = 0;
        return advert;
    }

    private static byte[] to(String destination, byte[] advert) throws Exception {
        byte[] unicast = advert.clone();
        System.arraycopy(ip(destination).getAddress(), 0, unicast, IP_DESTINATION, 4);
        return unicast;
    }

    private static Inet4Address ip(String text) throws Exception {
        return (Inet4Address) InetAddress.getByName(text);
    }
}
