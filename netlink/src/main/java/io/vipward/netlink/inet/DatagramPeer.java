package io.vipward.netlink.inet;

import static io.vipward.netlink.linux.SocketConstants.AF_INET;
import static io.vipward.netlink.linux.SocketConstants.AF_INET6;
import static io.vipward.netlink.linux.SocketConstants.IPPROTO_ICMP;
import static io.vipward.netlink.linux.SocketConstants.IPPROTO_ICMPV6;
import static io.vipward.netlink.linux.SocketConstants.IPPROTO_IP;
import static io.vipward.netlink.linux.SocketConstants.IPPROTO_IPV6;
import static io.vipward.netlink.linux.SocketConstants.IPV6_RECVERR;
import static io.vipward.netlink.linux.SocketConstants.IP_RECVERR;
import static io.vipward.netlink.linux.SocketConstants.SOCK_CLOEXEC;
import static io.vipward.netlink.linux.SocketConstants.SOCK_DGRAM;
import static io.vipward.netlink.linux.SocketConstants.SOCK_NONBLOCK;
import static io.vipward.netlink.linux.SocketConstants.SOL_SOCKET;
import static io.vipward.netlink.linux.SocketConstants.SO_MARK;
import static io.vipward.netlink.linux.SocketConstants.SO_REUSEADDR;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.SocketAddresses;
import io.vipward.netlink.linux.SocketOptions;
import io.vipward.netlink.linux.Syscalls;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Events;
import io.vipward.netlink.loop.Registration;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A datagram socket that talks with one peer only, so that the peer's ICMP errors come back on it. On the loop's thread.
 */
public final class DatagramPeer implements AutoCloseable {
    private static final int LONGEST_BYTES = 65_535;
    private static final int RECEIVED_PER_TURN = 8;
    private static final ThreadLocal<ByteBuffer> BUFFER =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(LONGEST_BYTES));

    private final int fd;
    private final Handler handler;
    private @Nullable Registration registration;
    private boolean closed;

    private DatagramPeer(int fd, Handler handler) {
        this.fd = fd;
        this.handler = handler;
    }

    /** What is spoken. */
    public enum Kind {
        UDP,
        /** ICMP or ICMPv6 echo by the kernel's ping sockets (net.ipv4.ping_group_range). */
        ECHO
    }

    /** Hears the peer. */
    public interface Handler {
        /** A datagram has come; it may be empty, and is valid during the call only. */
        void onDatagram(ByteBuffer bytes);

        /** The network says that the peer cannot be reached. */
        void onError(Errno errno);
    }

    /** What came of opening. */
    public sealed interface Opened {}

    /** There it is. */
    public record Open(DatagramPeer peer) implements Opened {}

    /**
     * It could not be had.
     *
     * @param step what was being done: {@code socket}, {@code SO_MARK}, {@code SO_BINDTODEVICE}, {@code bind}, {@code connect}
     */
    public record Failed(String step, Errno errno) implements Opened {}

    /** Opens the socket and connects it, which sends nothing. */
    public static Opened open(EventLoop loop, Kind kind, TcpTarget target, Handler handler) {
        boolean four = target.address() instanceof Inet4Address;
        int protocol = kind == Kind.UDP ? 0 : four ? IPPROTO_ICMP : IPPROTO_ICMPV6;
        int fd = Syscalls.socket(four ? AF_INET : AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, protocol);
        if (fd < 0) {
            return new Failed("socket", Errno.of(fd));
        }
        Failed failed = prepare(fd, kind, target);
        if (failed != null) {
            Syscalls.close(fd);
            return failed;
        }
        DatagramPeer peer = new DatagramPeer(fd, handler);
        try {
            peer.registration = loop.register(fd, Events.IN, events -> peer.receive());
        } catch (SystemCallException refused) {
            peer.close();
            return new Failed("epoll_ctl", refused.errno());
        }
        return new Open(peer);
    }

    private static @Nullable Failed prepare(int fd, Kind kind, TcpTarget target) {
        boolean four = target.address() instanceof Inet4Address;
        int level = four ? IPPROTO_IP : IPPROTO_IPV6;
        int result = kind == Kind.UDP ? Syscalls.setsockopt(fd, level, four ? IP_RECVERR : IPV6_RECVERR, 1) : 0;
        if (result < 0) {
            return new Failed("IP_RECVERR", Errno.of(result));
        }
        result = target.mark() == 0 ? 0 : Syscalls.setsockopt(fd, SOL_SOCKET, SO_MARK, target.mark());
        if (result < 0) {
            return new Failed("SO_MARK", Errno.of(result));
        }
        String device = target.device();
        result = device == null ? 0 : SocketOptions.bindToDevice(fd, device);
        if (result < 0) {
            return new Failed("SO_BINDTODEVICE", Errno.of(result));
        }
        ByteBuffer address = SocketAddresses.buffer();
        InetSocketAddress source = target.source();
        if (source != null) {
            int port = kind == Kind.UDP ? source.getPort() : 0;
            Syscalls.setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, 1);
            result = Syscalls.bind(fd, address, SocketAddresses.inet(address, source.getAddress(), port));
        }
        if (result < 0) {
            return new Failed("bind", Errno.of(result));
        }
        result = Syscalls.connect(fd, address, SocketAddresses.inet(address, target.address(), target.port()));
        return result < 0 ? new Failed("connect", Errno.of(result)) : null;
    }

    /** Sends one datagram; returns 0, or the negative errno. */
    public int send(ByteBuffer bytes) {
        ByteBuffer buffer = BUFFER.get().clear();
        int length = bytes.remaining();
        buffer.put(bytes.duplicate());
        return Math.min(0, Syscalls.write(fd, buffer, length));
    }

    private void receive() {
        for (int i = 0; i < RECEIVED_PER_TURN && !closed; i++) {
            ByteBuffer buffer = BUFFER.get();
            int bytes = Syscalls.recv(fd, buffer, 0);
            if (bytes == -Errno.EAGAIN.code()) {
                return;
            }
            if (bytes < 0) {
                handler.onError(Errno.of(bytes));
                return;
            }
            handler.onDatagram(buffer.clear().limit(bytes).asReadOnlyBuffer());
        }
    }

    /** Again: nothing happens. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            if (registration != null) {
                registration.close();
            }
            Syscalls.close(fd);
        }
    }
}
