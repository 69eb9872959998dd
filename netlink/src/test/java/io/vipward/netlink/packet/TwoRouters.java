package io.vipward.netlink.packet;

import io.vipward.netlink.fake.Await;
import io.vipward.netlink.kernel.NetworkNamespace;
import io.vipward.netlink.linux.SocketAddresses;
import io.vipward.netlink.linux.SocketConstants;
import io.vipward.netlink.linux.Syscalls;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Events;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Two namespaces with one wire between v0 here and v1 there, and a loop. The addresses are those of the captures. */
final class TwoRouters implements AutoCloseable {
    static final String HERE = "v0";
    static final String THERE = "v1";

    /** ETH_P_IP. */
    private static final int IPV4 = 0x0800;

    /** Of IPv4 behind an Ethernet header. */
    private static final int PROTOCOL_OFFSET = 23;

    private static final int IGMP = 2;

    final NetworkNamespace here = new NetworkNamespace();
    final NetworkNamespace there = new NetworkNamespace();
    final EventLoop loop = new EventLoop("packets");
    private final Deque<AutoCloseable> resources = new ArrayDeque<>();

    TwoRouters() throws Exception {
        here.connect(HERE, there, THERE);
        here.ip("link", "set", HERE, "address", "02:00:00:00:00:01");
        there.ip("link", "set", THERE, "address", "02:00:00:00:00:02");
        here.ip("address", "add", "192.0.2.1/24", "dev", HERE);
        there.ip("address", "add", "192.0.2.2/24", "dev", THERE);
        here.ip("address", "add", "fe80::ff:fe00:1/64", "dev", HERE, "nodad");
        there.ip("address", "add", "fe80::ff:fe00:2/64", "dev", THERE, "nodad");
        here.ip("address", "add", "2001:db8::1/64", "dev", HERE, "nodad");
        there.ip("address", "add", "2001:db8::2/64", "dev", THERE, "nodad");
    }

    VrrpEndpoint.Device device(NetworkNamespace namespace) throws Exception {
        String name = namespace == here ? HERE : THERE;
        return new VrrpEndpoint.Device(namespace.call(() -> Syscalls.ifNameToIndex(name)), name);
    }

    VrrpSocket multicast(NetworkNamespace namespace, String group) throws Exception {
        return open(namespace, VrrpEndpoint.multicast(device(namespace), InetAddress.getByName(group), 1_500));
    }

    VrrpSocket unicast(NetworkNamespace namespace, String source) throws Exception {
        return open(namespace, VrrpEndpoint.unicast(device(namespace), InetAddress.getByName(source), 1_500));
    }

    VrrpSocket open(NetworkNamespace namespace, VrrpEndpoint endpoint) throws Exception {
        return use(namespace.call(() -> VrrpSocket.open(endpoint)));
    }

    /** What a socket receives from now on. */
    Received listen(VrrpSocket socket) throws Exception {
        Received received = new Received();
        use(socket.listen(loop, received, 16));
        return received;
    }

    /** The frames of a protocol that arrive there from now on, as hexadecimal digits. */
    List<String> capture(int protocol) throws Exception {
        int fd = there.call(() -> capturing(protocol));
        use(() -> Syscalls.close(fd));
        List<String> frames = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.allocateDirect(9_000);
        use(loop.register(fd, Events.IN, events -> {
            int bytes = Syscalls.recv(fd, buffer, SocketConstants.MSG_DONTWAIT);
            // The kernel repeats its membership reports when it likes.
            boolean report = protocol == IPV4 && bytes > PROTOCOL_OFFSET && buffer.get(PROTOCOL_OFFSET) == IGMP;
            if (!report) {
                frames.add(Vectors.hex(buffer.clear().limit(Math.max(0, bytes))));
            }
        }));
        return frames;
    }

    /**
     * What waits in the queues of all raw sockets there: {@code sent:received} of each.
     *
     * @param family raw or raw6
     */
    List<String> queuesThere(String family) throws Exception {
        // Columns: sl local remote st tx_queue:rx_queue ...
        return there.call(() -> Files.readAllLines(Path.of("/proc/thread-self/net", family))).stream()
                .skip(1)
                .map(line -> line.strip().split(" +", -1)[4])
                .toList();
    }

    void await(String what, BooleanSupplier condition) {
        Await.until(loop, what, condition);
    }

    /** Closed after the test, the last one first. */
    <T extends AutoCloseable> T use(T resource) {
        resources.push(resource);
        return resource;
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable resource : resources) {
            resource.close();
        }
        loop.close();
        here.close();
        there.close();
    }

    private static int capturing(int protocol) throws SystemCallException {
        int type = SocketConstants.SOCK_RAW | SocketConstants.SOCK_CLOEXEC;
        int inNetworkOrder = Short.toUnsignedInt(Short.reverseBytes((short) protocol));
        int fd = SystemCallException.check(
                Syscalls.socket(SocketConstants.AF_PACKET, type, inNetworkOrder), "socket", "capture");
        ByteBuffer address = SocketAddresses.buffer();
        int length = SocketAddresses.packet(address, protocol, Syscalls.ifNameToIndex(THERE), new byte[0]);
        SystemCallException.check(Syscalls.bind(fd, address, length), "bind", "capture");
        return fd;
    }

    /** Keeps what arrives. */
    static final class Received implements PacketHandler {
        final List<String> packets = new ArrayList<>();
        final List<PacketPath> paths = new ArrayList<>();
        final List<Integer> truncated = new ArrayList<>();

        @Override
        public void onPacket(ByteBuffer packet, PacketPath path) {
            packets.add(Vectors.hex(packet));
            paths.add(path);
        }

        @Override
        public void onTruncated(int bytes) {
            truncated.add(bytes);
        }

        int count() {
            return packets.size();
        }
    }
}
