package io.vipward.netlink.packet;

import static io.vipward.netlink.linux.SocketConstants.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vipward.netlink.linux.SocketAddresses;
import io.vipward.netlink.linux.Syscalls;
import io.vipward.netlink.packet.VrrpEndpoint.Protocol;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the kernel answers when it is asked for the options of each kind of socket. */
@Tag("kernel")
@Timeout(60)
@SuppressWarnings("NullAway.Init") // opened before each test
class RawSocketOptionsIT {
    private static final int SO_PROTOCOL = 38;
    private static final int LEAST_RECEIVE_BUFFER = 2_304;

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
    void ipv4Multicast() throws Exception {
        VrrpSocket socket = routers.multicast(routers.here, "224.0.0.18");
        int receiver = socket.receiver();
        int sender = socket.sender();

        assertEquals(List.of(0, 0), options(receiver, IPPROTO_IP, IP_MULTICAST_ALL, IP_FREEBIND));
        assertEquals("224.0.0.18", boundTo(receiver));
        assertEquals("v0", device(receiver));
        assertEquals(
                List.of(0, 1, 0, 0xc0),
                options(sender, IPPROTO_IP, IP_MULTICAST_ALL, IP_HDRINCL, IP_MULTICAST_LOOP, IP_TOS));
        assertEquals("0.0.0.0", boundTo(sender));
        assertEquals("v0", device(sender));
        assertEquals(List.of(LEAST_RECEIVE_BUFFER), options(sender, SOL_SOCKET, SO_RCVBUF));
        assertEquals(List.of(112), options(sender, SOL_SOCKET, SO_PROTOCOL));
    }

    @Test
    void ipv4Unicast() throws Exception {
        VrrpSocket socket = routers.unicast(routers.here, "192.0.2.1");

        assertEquals(List.of(0, 1), options(socket.receiver(), IPPROTO_IP, IP_MULTICAST_ALL, IP_FREEBIND));
        assertEquals("192.0.2.1", boundTo(socket.receiver()));
        assertEquals("v0", device(socket.receiver()));
        // Of a sender of unicast, multicast stays as it is.
        assertEquals(
                List.of(0, 1, 1, 0xc0),
                options(socket.sender(), IPPROTO_IP, IP_MULTICAST_ALL, IP_HDRINCL, IP_MULTICAST_LOOP, IP_TOS));
        assertEquals("v0", device(socket.sender()));
    }

    @Test
    void ipv6Multicast() throws Exception {
        VrrpSocket socket = routers.multicast(routers.here, "ff02::12");
        int receiver = socket.receiver();
        int sender = socket.sender();

        assertEquals(
                List.of(0, 0, 1, 1, 6),
                options(
                        receiver,
                        IPPROTO_IPV6,
                        IPV6_MULTICAST_ALL,
                        IPV6_FREEBIND,
                        IPV6_RECVHOPLIMIT,
                        IPV6_RECVPKTINFO,
                        IPV6_CHECKSUM));
        assertEquals("ff02:0:0:0:0:0:0:12", boundTo(receiver));
        assertEquals("v0", device(receiver));
        assertEquals(
                List.of(0, 6, 255, routers.device(routers.here).index(), 0, 0xc0),
                options(
                        sender,
                        IPPROTO_IPV6,
                        IPV6_MULTICAST_ALL,
                        IPV6_CHECKSUM,
                        IPV6_MULTICAST_HOPS,
                        IPV6_MULTICAST_IF,
                        IPV6_MULTICAST_LOOP,
                        IPV6_TCLASS));
        assertEquals("v0", device(sender));
        assertEquals(List.of(LEAST_RECEIVE_BUFFER), options(sender, SOL_SOCKET, SO_RCVBUF));
    }

    @Test
    void ipv6Unicast() throws Exception {
        VrrpSocket socket = routers.unicast(routers.here, "2001:db8::1");

        assertEquals(
                List.of(0, 1, 1, 1, 6),
                options(
                        socket.receiver(),
                        IPPROTO_IPV6,
                        IPV6_MULTICAST_ALL,
                        IPV6_FREEBIND,
                        IPV6_RECVHOPLIMIT,
                        IPV6_RECVPKTINFO,
                        IPV6_CHECKSUM));
        assertEquals("2001:db8:0:0:0:0:0:1", boundTo(socket.receiver()));
        assertEquals(
                List.of(0, 6, 1, 1, 0xc0),
                options(
                        socket.sender(),
                        IPPROTO_IPV6,
                        IPV6_MULTICAST_ALL,
                        IPV6_CHECKSUM,
                        IPV6_MULTICAST_HOPS,
                        IPV6_MULTICAST_LOOP,
                        IPV6_TCLASS));
    }

    @Test
    void authenticationHeaderIsAnotherProtocol() throws Exception {
        VrrpEndpoint plain = routers.multicast(routers.here, "224.0.0.18").endpoint();
        VrrpSocket socket = routers.open(routers.here, plain.with(Protocol.AH));

        assertEquals(List.of(51), options(socket.receiver(), SOL_SOCKET, SO_PROTOCOL));
        assertEquals(List.of(51), options(socket.sender(), SOL_SOCKET, SO_PROTOCOL));
        assertThrows(
                IllegalArgumentException.class,
                () -> VrrpEndpoint.unicast(null, InetAddress.getByName("2001:db8::1"), 1_500)
                        .with(Protocol.AH));
    }

    @Test
    void receiveBufferIsAsLargeAsAsked() throws Exception {
        VrrpEndpoint usual = routers.multicast(routers.here, "224.0.0.18").endpoint();
        VrrpSocket socket = routers.open(routers.here, usual.withReceiveBuffer(20_000));

        // The kernel doubles it.
        assertEquals(List.of(40_000), options(socket.receiver(), SOL_SOCKET, SO_RCVBUF));
    }

    /** Any interface will do to see where a socket is bound: the kernel under test may have no VRF. */
    @Test
    void unicastIsBoundToItsVrfAndThenToItsInterface() throws Exception {
        routers.here.ip("link", "add", "blue", "type", "veth", "peer", "name", "red");
        VrrpEndpoint anywhere = VrrpEndpoint.unicast(null, InetAddress.getByName("192.0.2.1"), 1_500)
                .inVrf("blue");
        VrrpEndpoint onLink = VrrpEndpoint.unicast(
                        routers.device(routers.here), InetAddress.getByName("192.0.2.1"), 1_500)
                .inVrf("blue");

        VrrpSocket free = routers.open(routers.here, anywhere);
        VrrpSocket bound = routers.open(routers.here, onLink);

        assertEquals(List.of("blue", "blue"), List.of(device(free.receiver()), device(free.sender())));
        assertEquals(List.of("v0", "v0"), List.of(device(bound.receiver()), device(bound.sender())));
    }

    @Test
    void unicastWithoutInterfaceIsBoundToNone() throws Exception {
        VrrpSocket socket =
                routers.open(routers.here, VrrpEndpoint.unicast(null, InetAddress.getByName("192.0.2.1"), 1_500));

        assertEquals("", device(socket.receiver()));
        assertEquals("", device(socket.sender()));
        assertThrows(
                IllegalArgumentException.class,
                () -> VrrpEndpoint.unicast(null, InetAddress.getByName("224.0.0.18"), 1_500));
    }

    private static List<Integer> options(int fd, int level, int... options) {
        return Arrays.stream(options)
                .mapToObj(option -> Syscalls.getsockopt(fd, level, option))
                .toList();
    }

    private static String boundTo(int fd) {
        ByteBuffer name = SocketAddresses.buffer();
        int length = Syscalls.getsockname(fd, name);
        return Objects.requireNonNull(SocketAddresses.decodeInet(name, length))
                .getAddress()
                .getHostAddress();
    }

    private static String device(int fd) {
        ByteBuffer name = SocketAddresses.buffer();
        int length = Syscalls.getsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, name);
        byte[] bytes = new byte[Math.max(0, length - 1)];
        name.get(0, bytes);
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
