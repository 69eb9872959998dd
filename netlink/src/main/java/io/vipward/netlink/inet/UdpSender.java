package io.vipward.netlink.inet;

import static io.vipward.netlink.linux.SocketConstants.*;
import static io.vipward.netlink.linux.SystemCallException.check;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.SocketAddresses;
import io.vipward.netlink.linux.SocketOptions;
import io.vipward.netlink.linux.Syscalls;
import io.vipward.netlink.linux.SystemCallException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * Sends small UDP datagrams to one destination with a hop limit of its own, and receives nothing. For one thread; the socket
 * stays in the network namespace of the thread that opened it.
 */
public final class UdpSender implements AutoCloseable {
    private static final int DATAGRAM = SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK;
    private static final int LONGEST_BYTES = 1_472;

    private final int fd;
    private final ByteBuffer address = SocketAddresses.buffer();
    private final ByteBuffer destination = SocketAddresses.buffer();
    private final int destinationBytes;
    private final ByteBuffer data = ByteBuffer.allocateDirect(LONGEST_BYTES);
    private boolean closed;

    private UdpSender(int fd, InetSocketAddress to) {
        this.fd = fd;
        this.destinationBytes = SocketAddresses.inet(destination, to.getAddress(), to.getPort());
    }

    /**
     * Opens a socket that is not bound yet: the kernel chooses its address and port when it first sends, unless {@link #bind}
     * comes before.
     *
     * @param to not only a name
     * @param hopLimit 1 to 255, the TTL with IPv4
     * @throws SystemCallException if the kernel refuses, for instance EAFNOSUPPORT on a host without IPv6
     */
    public static UdpSender open(InetSocketAddress to, int hopLimit) throws SystemCallException {
        boolean four = to.getAddress() instanceof Inet4Address;
        int fd = check(Syscalls.socket(four ? AF_INET : AF_INET6, DATAGRAM, 0), "socket", "UDP sender");
        try {
            int set = four
                    ? Syscalls.setsockopt(fd, IPPROTO_IP, IP_TTL, hopLimit)
                    : Syscalls.setsockopt(fd, IPPROTO_IPV6, IPV6_UNICAST_HOPS, hopLimit);
            check(set, "setsockopt", "UDP sender, hop limit");
            // What others send to this port would only fill the socket's buffer.
            check(SocketOptions.receiveNothing(fd), "setsockopt", "UDP sender, ATTACH_FILTER");
            return new UdpSender(fd, to);
        } catch (SystemCallException refused) {
            Syscalls.close(fd);
            throw refused;
        }
    }

    /**
     * Sends from this address and port from now on.
     *
     * @param port 0 for any
     * @return 0 or more, or the negative errno, for instance EADDRINUSE, or EADDRNOTAVAIL if the host has no such address
     */
    public int bind(InetAddress source, int port) {
        return Syscalls.bind(fd, address, SocketAddresses.inet(address, source, port));
    }

    /** The port that it sends from, 0 while there is none. */
    public int port() {
        return LocalPort.of(fd);
    }

    /**
     * Sends a datagram.
     *
     * @param payload from position to limit, which stay as they are
     * @return the number of bytes sent, or the negative errno
     */
    public int send(ByteBuffer payload) {
        int bytes = payload.remaining();
        if (bytes > LONGEST_BYTES) {
            return -Errno.EMSGSIZE.code();
        }
        data.clear().put(payload.duplicate());
        return Syscalls.sendto(fd, data, bytes, 0, destination, destinationBytes);
    }

    /** Again: nothing happens. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            Syscalls.close(fd);
        }
    }
}
