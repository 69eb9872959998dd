package io.vipward.vrrp.bfd.kernel;

import io.vipward.netlink.inet.DatagramHandler;
import io.vipward.netlink.inet.UdpReceiver;
import io.vipward.netlink.inet.UdpSender;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Registration;
import io.vipward.parser.model.BfdInstance.BfdPath;
import io.vipward.vrrp.bfd.PacketOrigin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/** The kernel of the network namespace of the loop's thread. Needs no capability. */
public final class LinuxBfdKernel implements BfdKernel {
    /** UDP ports of RFC 5881, section 4, and of RFC 5883, section 5. */
    private static final int SINGLE_HOP_PORT = 3784;

    private static final int MULTIHOP_PORT = 4784;

    /** Then timers get their turn, whoever floods the port. */
    private static final int PACKETS_PER_TURN = 64;

    /** More than a socket's buffer holds, unless it was made larger. */
    private static final int MOST_WAITING = 1_024;

    /** A port that is taken costs a system call; so many of them in a row mean that something else is wrong. */
    private static final int MOST_ATTEMPTS = 1_024;

    private static final Path LOCAL_RANGE = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

    private final EventLoop loop;

    public LinuxBfdKernel(EventLoop loop) {
        this.loop = loop;
    }

    @Override
    public Port openPort(boolean multihop, Receiver receiver) throws SystemCallException {
        UdpReceiver socket = UdpReceiver.open(multihop ? MULTIHOP_PORT : SINGLE_HOP_PORT);
        DatagramHandler handler = (payload, arrival) -> receiver.received(
                payload, new PacketOrigin(arrival.from(), arrival.to(), arrival.hopLimit(), multihop));
        try {
            return new OpenPort(socket, socket.listen(loop, handler, PACKETS_PER_TURN), handler);
        } catch (SystemCallException refused) {
            socket.close();
            throw refused;
        }
    }

    @Override
    public Sender openSender(BfdPath path, RandomGenerator random) throws SystemCallException {
        int port = path.multihop() ? MULTIHOP_PORT : SINGLE_HOP_PORT;
        UdpSender socket = UdpSender.open(new InetSocketAddress(path.neighbor(), port), path.hopLimit());
        InetAddress source = path.source();
        if (source != null) {
            try {
                bind(socket, source, random);
            } catch (SystemCallException refused) {
                socket.close();
                throw refused;
            }
        }
        return new OpenSender(socket);
    }

    private static void bind(UdpSender socket, InetAddress source, RandomGenerator random) throws SystemCallException {
        SourcePorts ports = SourcePorts.within(localRange());
        int port = ports.any(random);
        int result = socket.bind(source, port);
        for (int attempt = 1; attempt < Math.min(ports.count(), MOST_ATTEMPTS); attempt++) {
            if (result != -Errno.EADDRINUSE.code()) {
                break;
            }
            port = ports.after(port);
            result = socket.bind(source, port);
        }
        SystemCallException.check(result, "bind", "BFD sender, " + source.getHostAddress());
    }

    /** Of this thread's network namespace; reading it never waits, because it is no file on a disk. */
    private static String localRange() {
        try {
            return Files.readString(LOCAL_RANGE);
        } catch (IOException procIsMissing) {
            return "";
        }
    }

    /** A socket of the loop. */
    private record OpenPort(UdpReceiver socket, Registration registration, DatagramHandler handler) implements Port {
        @Override
        public void drain() {
            socket.receive(handler, MOST_WAITING);
        }

        @Override
        public void close() {
            registration.close();
            socket.close();
        }
    }

    /** A socket for sending. */
    private record OpenSender(UdpSender socket) implements Sender {
        @Override
        public int send(ByteBuffer payload) {
            return socket.send(payload);
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
