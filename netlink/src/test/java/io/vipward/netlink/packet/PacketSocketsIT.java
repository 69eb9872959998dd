package io.vipward.netlink.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.kernel.Await;
import io.vipward.netlink.kernel.NetworkNamespace;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.SocketAddresses;
import io.vipward.netlink.linux.SocketConstants;
import io.vipward.netlink.linux.Syscalls;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Events;
import io.vipward.netlink.loop.Registration;
import io.vipward.netlink.wire.MacAddress;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("kernel")
@Timeout(60)
@SuppressWarnings("NullAway.Init") // opened before each test
class PacketSocketsIT {
    private static final int ETHERNET_BYTES = 14;
    private static final int IP_CHECKSUM = 10;
    private static final int IP_DESTINATION = 16;

    private final List<String> received = new ArrayList<>();
    private final Deque<AutoCloseable> resources = new ArrayDeque<>();
    private NetworkNamespace here;
    private NetworkNamespace there;
    private EventLoop loop;
    private Inet4Address group;

    @BeforeEach
    void openNamespaces() throws Exception {
        here = new NetworkNamespace();
        there = new NetworkNamespace();
        here.connect("v0", there, "v1");
        here.ip("address", "add", "10.9.0.1/24", "dev", "v0");
        there.ip("address", "add", "10.9.0.2/24", "dev", "v1");
        loop = new EventLoop("packets");
        group = ip("224.0.0.18");
    }

    @AfterEach
    void closeNamespaces() throws Exception {
        for (AutoCloseable resource : resources) {
            resource.close();
        }
        loop.close();
        here.close();
        there.close();
    }

    @Test
    void advertReachesTheOtherRouterAndNotItsSender() throws Exception {
        byte[] advert = advert();
        List<String> echoed = new ArrayList<>();
        VrrpSocket sender = vrrp(here, "v0");
        VrrpSocket receiver = vrrp(there, "v1");
        use(sender.listen(loop, packet -> echoed.add(hex(packet)), 16));
        use(receiver.listen(loop, packet -> received.add(hex(packet)), 16));

        assertEquals(advert.length, sender.send(ByteBuffer.wrap(advert), group));
        assertEquals(advert.length, sender.send(ByteBuffer.wrap(advert), group));
        Await.until(loop, "two adverts", () -> received.size() == 2);

        String sent = HexFormat.of().formatHex(advert);
        assertEquals(withoutIpHeader(sent), withoutIpHeader(received.get(0)));
        assertEquals("45c0", received.get(0).substring(0, 4));
        assertEquals("ff70", received.get(0).substring(16, 20));
        assertEquals(List.of(), echoed);
    }

    @Test
    void unicastIsNotReceived() throws Exception {
        byte[] advert = advert();
        VrrpSocket sender = vrrp(here, "v0");
        VrrpSocket receiver = vrrp(there, "v1");
        use(receiver.listen(loop, packet -> received.add(hex(packet)), 16));

        assertEquals(advert.length, sender.send(ByteBuffer.wrap(unicast(advert, "10.9.0.2")), ip("10.9.0.2")));
        assertEquals(advert.length, sender.send(ByteBuffer.wrap(advert), group));
        Await.until(loop, "the multicast", () -> !received.isEmpty());

        assertEquals(1, received.size());
        assertEquals("e0000012", received.get(0).substring(32, 40));
    }

    @Test
    void sendingSocketQueuesNothing() throws Exception {
        VrrpSocket sender = vrrp(here, "v0");
        VrrpSocket receiver = vrrp(there, "v1");
        use(receiver.listen(loop, packet -> received.add(hex(packet)), 16));

        // Bound to no address and member of no group, it is unicast that it would get.
        sender.send(ByteBuffer.wrap(unicast(advert(), "10.9.0.2")), ip("10.9.0.2"));
        sender.send(ByteBuffer.wrap(advert()), group);
        Await.until(loop, "the advert", () -> !received.isEmpty());

        // Columns of /proc/net/raw: sl local remote st tx_queue:rx_queue ...
        List<String> sockets = there.call(() -> Files.readAllLines(Path.of("/proc/thread-self/net/raw")));
        List<String> queues = sockets.stream()
                .skip(1)
                .map(line -> line.strip().split(" +", -1)[4])
                .toList();
        assertEquals(List.of("00000000:00000000", "00000000:00000000"), queues);
    }

    @Test
    void receivingIsBoundedPerTurn() throws Exception {
        byte[] advert = advert();
        VrrpSocket sender = vrrp(here, "v0");
        VrrpSocket receiver = vrrp(there, "v1");
        for (int i = 0; i < 10; i++) {
            sender.send(ByteBuffer.wrap(advert), group);
        }
        List<Integer> counts = new ArrayList<>();
        Registration registration = receiver.listen(loop, packet -> received.add(hex(packet)), 1);
        Await.until(loop, "the first adverts", () -> !received.isEmpty());
        registration.close();
        int left = 10 - received.size();

        while (left > 0) {
            int count = receiver.receive(packet -> {}, 4);
            counts.add(count);
            left -= count;
        }

        assertTrue(counts.stream().allMatch(count -> count <= 4), counts.toString());
        assertEquals(0, receiver.receive(packet -> {}, 4));
    }

    @Test
    void sendingThroughALinkThatIsDownIsAnErrno() throws Exception {
        VrrpSocket sender = vrrp(here, "v0");
        here.ip("link", "set", "v0", "down");

        int result = sender.send(ByteBuffer.wrap(advert()), group);

        assertTrue(
                List.of(Errno.ENETDOWN, Errno.ENETUNREACH).contains(Errno.of(result)),
                Errno.of(result).toString());
    }

    @Test
    void unknownLinkIsRefusedByName() {
        SystemCallException refused = assertThrows(
                SystemCallException.class, () -> here.call(() -> VrrpSocket.open(99, "nolink", group, 1_500)));

        assertEquals(Errno.ENODEV, refused.errno());
        assertTrue(refused.object().contains("nolink"), refused.object());
    }

    @Test
    void gratuitousArpIsSeenByTheNeighbour() throws Exception {
        MacAddress mac = MacAddress.parse("02:00:00:00:00:01");
        ByteBuffer frame = GratuitousArp.encode(mac, ip("192.0.2.100"));
        int link = here.call(() -> Syscalls.ifNameToIndex("v0"));
        int listener = there.call(PacketSocketsIT::arpListener);
        use(() -> Syscalls.close(listener));
        ByteBuffer buffer = ByteBuffer.allocateDirect(1_500);
        use(loop.register(listener, Events.IN, events -> {
            int bytes = Syscalls.recv(listener, buffer, SocketConstants.MSG_DONTWAIT);
            received.add(hex(buffer.clear().limit(Math.max(0, bytes))));
        }));
        ArpSocket socket = use(here.call(ArpSocket::open));

        assertEquals(GratuitousArp.FRAME_BYTES, socket.send(link, frame));
        Await.until(loop, "the frame", () -> received.contains(hex(frame)));

        here.ip("link", "set", "v0", "down");
        assertEquals(Errno.ENETDOWN, Errno.of(socket.send(link, frame)));
        assertEquals(Errno.ENXIO, Errno.of(socket.send(99, frame)));
    }

    private static int arpListener() throws SystemCallException {
        int type = SocketConstants.SOCK_RAW | SocketConstants.SOCK_CLOEXEC;
        int fd = SystemCallException.check(
                Syscalls.socket(SocketConstants.AF_PACKET, type, 0x0608), "socket", "ARP listener");
        ByteBuffer address = SocketAddresses.buffer();
        int length =
                SocketAddresses.packet(address, SocketConstants.ETH_P_ARP, Syscalls.ifNameToIndex("v1"), new byte[0]);
        SystemCallException.check(Syscalls.bind(fd, address, length), "bind", "ARP listener");
        return fd;
    }

    private VrrpSocket vrrp(NetworkNamespace namespace, String link) throws Exception {
        return use(namespace.call(() -> VrrpSocket.open(Syscalls.ifNameToIndex(link), link, group, 1_500)));
    }

    /** Closed after the test, the last one first. */
    private <T extends AutoCloseable> T use(T resource) {
        resources.push(resource);
        return resource;
    }

    /** An advert as keepalived sends it, from its IP header on. */
    private static byte[] advert() throws Exception {
        byte[] frame = HexFormat.of().parseHex(GratuitousArpGoldenTest.captured("v2-pass-adv1"));
        byte[] advert = new byte[frame.length - ETHERNET_BYTES];
        System.arraycopy(frame, ETHERNET_BYTES, advert, 0, advert.length);
        // The kernel fills these in.
        advert[2] = advert[3] = advert[IP_CHECKSUM] = advert[IP_CHECKSUM + 1] = 0;
        return advert;
    }

    private static byte[] unicast(byte[] advert, String destination) throws Exception {
        byte[] unicast = advert.clone();
        System.arraycopy(ip(destination).getAddress(), 0, unicast, IP_DESTINATION, 4);
        return unicast;
    }

    private static String withoutIpHeader(String hex) {
        return hex.substring(40);
    }

    private static String hex(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return HexFormat.of().formatHex(copy);
    }

    private static Inet4Address ip(String text) throws Exception {
        return (Inet4Address) InetAddress.getByName(text);
    }
}
