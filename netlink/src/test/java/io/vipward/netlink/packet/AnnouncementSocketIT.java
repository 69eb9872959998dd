package io.vipward.netlink.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.wire.MacAddress;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whether neighbours believe what is announced. */
@Tag("kernel")
@Timeout(60)
@SuppressWarnings("NullAway.Init") // opened before each test
class AnnouncementSocketIT {
    private static final MacAddress MAC = MacAddress.parse("02:00:00:00:00:01");
    private static final String FORMER_MAC = "02:00:00:00:00:99";

    private TwoRouters routers;
    private int link;

    @BeforeEach
    void openNamespaces() throws Exception {
        routers = new TwoRouters();
        link = routers.device(routers.here).index();
    }

    @AfterEach
    void closeNamespaces() throws Exception {
        routers.close();
    }

    @Test
    void gratuitousArpMovesTheAddress() throws Exception {
        ByteBuffer frame = GratuitousArp.encode(MAC, (Inet4Address) InetAddress.getByName("192.0.2.100"));
        AnnouncementSocket socket = routers.use(routers.here.call(AnnouncementSocket::openArp));
        List<String> frames = routers.capture(0x0806);
        neighbour("192.0.2.100");

        assertEquals(GratuitousArp.FRAME_BYTES, socket.send(link, frame));
        routers.await("the frame", () -> frames.contains(Vectors.frame("garp-1")));

        assertMoved("192.0.2.100");
    }

    @Test
    void neighbourAdvertMovesTheAddress() throws Exception {
        ByteBuffer frame =
                UnsolicitedNeighbourAdvert.encode(MAC, (Inet6Address) InetAddress.getByName("2001:db8::100"), true);
        AnnouncementSocket socket = routers.use(routers.here.call(AnnouncementSocket::openNeighbourAdverts));
        List<String> frames = routers.capture(0x86dd);
        neighbour("2001:db8::100");

        assertEquals(UnsolicitedNeighbourAdvert.FRAME_BYTES, socket.send(link, frame));
        routers.await("the frame", () -> frames.contains(Vectors.frame("na-router-1")));

        assertMoved("2001:db8::100");
    }

    @Test
    void refusalIsAnErrno() throws Exception {
        AnnouncementSocket socket = routers.use(routers.here.call(AnnouncementSocket::openArp));
        ByteBuffer frame = GratuitousArp.encode(MAC, (Inet4Address) InetAddress.getByName("192.0.2.100"));
        routers.here.ip("link", "set", TwoRouters.HERE, "down");

        assertEquals(Errno.ENETDOWN, Errno.of(socket.send(link, frame)));
        assertEquals(Errno.ENXIO, Errno.of(socket.send(99, frame)));
        assertEquals(Errno.EMSGSIZE, Errno.of(socket.send(link, ByteBuffer.allocate(257))));
    }

    @Test
    void socketsReceiveNothing() throws Exception {
        ByteBuffer frame = GratuitousArp.encode(MAC, (Inet4Address) InetAddress.getByName("192.0.2.100"));
        AnnouncementSocket sender = routers.use(routers.here.call(AnnouncementSocket::openArp));
        routers.use(routers.there.call(AnnouncementSocket::openArp));
        List<String> frames = routers.capture(0x0806);

        sender.send(link, frame);
        routers.await("the frame", () -> !frames.isEmpty());

        // Columns of /proc/net/packet: sk RefCnt Type Proto Iface R Rmem User Inode
        List<String> sockets = routers.there.call(() -> Files.readAllLines(Path.of("/proc/thread-self/net/packet")));
        List<String> queued = sockets.stream()
                .skip(1)
                .map(line -> line.strip().split(" +", -1)[6])
                .toList();

        assertEquals(List.of("0", "0"), queued);
    }

    /** Has the other router know the address at another machine. */
    private void neighbour(String address) throws Exception {
        routers.there.ip("neighbour", "add", address, "lladdr", FORMER_MAC, "dev", TwoRouters.THERE, "nud", "stale");
    }

    private void assertMoved(String address) throws Exception {
        String entry = routers.there.call(() -> neighbours(address));
        assertTrue(entry.contains(MAC.toString()), entry);
    }

    private static String neighbours(String address) throws IOException {
        Process process = new ProcessBuilder("ip", "neighbour", "show", address).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
