package io.vipward.netlink.inet;

import static io.vipward.netlink.linux.SocketConstants.*;
import static io.vipward.netlink.linux.SystemCallException.check;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.SocketAddresses;
import io.vipward.netlink.linux.SocketMessage;
import io.vipward.netlink.linux.Syscalls;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Events;
import io.vipward.netlink.loop.Registration;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Receives UDP on one port of all addresses, IPv4 and IPv6, with hop limit and destination. A host without IPv6 has a socket
 * for IPv4 only. For one thread; the socket stays in the network namespace of the thread that opened it.
 */
public final class UdpReceiver implements AutoCloseable {
    private static final int DATAGRAM = SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK;
    private static final int LONGEST_BYTES = 65_535;
    private static final int ANY_V4_BYTES = 4;
    private static final int ANY_V6_BYTES = 16;

    private final int fd;
    private final SocketMessage incoming = new SocketMessage(LONGEST_BYTES, ArrivalReader.CONTROL_BYTES);
    private final ByteBuffer payload = incoming.data().asReadOnlyBuffer().order(ByteOrder.BIG_ENDIAN);
    private boolean closed;

    private UdpReceiver(int fd) {
        this.fd = fd;
    }

    /**
     * Opens the socket.
     *
     * @param port 1 to 65535, or 0 for any that is free
     * @throws SystemCallException if the kernel refuses, for instance EADDRINUSE
     */
    public static UdpReceiver open(int port) throws SystemCallException {
        int dual = Syscalls.socket(AF_INET6, DATAGRAM, 0);
        boolean six = dual >= 0;
        String object = "UDP receiver, port " + port;
        int fd = six || Errno.of(dual) != Errno.EAFNOSUPPORT
                ? check(dual, "socket", object)
                : check(Syscalls.socket(AF_INET, DATAGRAM, 0), "socket", object);
        try {
            if (six) {
                check(Syscalls.setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, 0), "setsockopt", object + ", V6ONLY");
                check(Syscalls.setsockopt(fd, IPPROTO_IPV6, IPV6_RECVPKTINFO, 1), "setsockopt", object + ", PKTINFO");
                check(Syscalls.setsockopt(fd, IPPROTO_IPV6, IPV6_RECVHOPLIMIT, 1), "setsockopt", object + ", HOPLIMIT");
            } else {
                check(Syscalls.setsockopt(fd, IPPROTO_IP, IP_PKTINFO, 1), "setsockopt", object + ", PKTINFO");
            }
            check(Syscalls.setsockopt(fd, IPPROTO_IP, IP_RECVTTL, 1), "setsockopt", object + ", RECVTTL");
            ByteBuffer address = SocketAddresses.buffer();
            byte[] any = new byte[six ? ANY_V6_BYTES : ANY_V4_BYTES];
            check(Syscalls.bind(fd, address, SocketAddresses.inet(address, any, port, 0)), "bind", object);
            return new UdpReceiver(fd);
        } catch (SystemCallException refused) {
            Syscalls.close(fd);
            throw refused;
        }
    }

    /**
     * Hands over the datagrams that have been received, until there is none or enough.
     *
     * @param limit how many at most
     * @return how many; or, if there was none, the negative errno of an error that the socket had
     */
    public int receive(DatagramHandler handler, int limit) {
        int count = 0;
        while (count < limit && !closed) {
            int bytes = Syscalls.recvmsg(fd, incoming, 0);
            if (bytes == -Errno.EAGAIN.code()) {
                break;
            }
            if (bytes < 0) {
                return count > 0 ? count : bytes;
            }
            count++;
            Arrival arrival = ArrivalReader.read(incoming);
            if (arrival != null) {
                handler.onDatagram(payload.clear().limit(bytes), arrival);
            }
        }
        return count;
    }

    /**
     * Has the loop receive.
     *
     * @param limit how many datagrams per turn of the loop at most
     * @return to be closed before this socket
     * @throws SystemCallException if the kernel refuses
     */
    public Registration listen(EventLoop loop, DatagramHandler handler, int limit) throws SystemCallException {
        return loop.register(fd, Events.IN, events -> receive(handler, limit));
    }

    /** The port that it is bound to. */
    public int port() {
        return LocalPort.of(fd);
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
