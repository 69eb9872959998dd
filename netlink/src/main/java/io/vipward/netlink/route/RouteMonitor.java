package io.vipward.netlink.route;

import static io.vipward.netlink.linux.SocketConstants.*;
import static io.vipward.netlink.linux.SystemCallException.check;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.FilterInstruction;
import io.vipward.netlink.linux.ReceiveBuffer;
import io.vipward.netlink.linux.SocketAddresses;
import io.vipward.netlink.linux.SocketMessage;
import io.vipward.netlink.linux.SocketOptions;
import io.vipward.netlink.linux.Syscalls;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Events;
import io.vipward.netlink.loop.Registration;
import io.vipward.netlink.wire.DatagramReader;
import io.vipward.netlink.wire.NetlinkMessage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Listens to the kernel's notifications about links and addresses and, where asked for, routes and rules. Open it before the first dump, so that nothing is missed
 * in between. On the loop's thread; it listens in the network namespace of the thread that opened it.
 */
public final class RouteMonitor implements AutoCloseable {
    private static final int GROUP_LINK = 1;
    private static final int GROUP_IPV4_ADDRESS = 5;
    private static final int GROUP_IPV6_ADDRESS = 9;
    private static final int[] GROUPS = {GROUP_LINK, GROUP_IPV4_ADDRESS, GROUP_IPV6_ADDRESS};
    private static final ReceiveBuffer DEFAULT_BUFFER = new ReceiveBuffer(1 << 20, true);
    private static final int DATAGRAM_BYTES = 32 << 10;
    private static final int DATAGRAMS_PER_TURN = 64;

    private final int fd;
    private final RouteListener listener;
    private final SocketMessage incoming = new SocketMessage(DATAGRAM_BYTES, 0);
    private final Registration registration;
    private boolean lost;
    private boolean closed;

    private RouteMonitor(EventLoop loop, int fd, RouteListener listener) throws SystemCallException {
        this.fd = fd;
        this.listener = listener;
        this.registration = loop.register(fd, Events.IN, events -> read());
    }

    /**
     * Joins the groups for links, IPv4 and IPv6 addresses, with a receive buffer of 1 MiB.
     *
     * @throws SystemCallException if the kernel refuses
     */
    public static RouteMonitor open(EventLoop loop, RouteListener listener) throws SystemCallException {
        return open(loop, listener, DEFAULT_BUFFER);
    }

    /**
     * Joins the groups for links, IPv4 and IPv6 addresses.
     *
     * @throws SystemCallException if the kernel refuses
     */
    public static RouteMonitor open(EventLoop loop, RouteListener listener, ReceiveBuffer buffer)
            throws SystemCallException {
        String object = "netlink monitor";
        int type = SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK;
        int fd = check(Syscalls.socket(AF_NETLINK, type, NETLINK_ROUTE), "socket", object);
        try {
            check(SocketOptions.receiveBuffer(fd, buffer), "setsockopt", object + ", SO_RCVBUF");
            ByteBuffer own = SocketAddresses.buffer();
            check(Syscalls.bind(fd, own, SocketAddresses.netlink(own, 0)), "bind", object);
            for (int group : GROUPS) {
                membership(fd, NETLINK_ADD_MEMBERSHIP, group);
            }
            return new RouteMonitor(loop, fd, listener);
        } catch (SystemCallException refused) {
            Syscalls.close(fd);
            throw refused;
        }
    }

    /**
     * Listens to more. Join before the first dump of what it is about. Again: nothing happens.
     *
     * @throws SystemCallException if the kernel refuses
     */
    public void join(RouteGroup group) throws SystemCallException {
        membership(fd, NETLINK_ADD_MEMBERSHIP, group.number());
    }

    /**
     * Listens to that no longer; what is queued still comes. Again: nothing happens.
     *
     * @throws SystemCallException if the kernel refuses
     */
    public void leave(RouteGroup group) throws SystemCallException {
        membership(fd, NETLINK_DROP_MEMBERSHIP, group.number());
    }

    /**
     * Lets the kernel keep the notifications about routes of others to itself: on a router with a million of them they would
     * overflow the queue, and what matters would be lost.
     *
     * @param protocol of whose routes to hear, {@link RouteOptions#KEEPALIVED} for example
     * @throws SystemCallException if the kernel refuses
     */
    public void hearOnlyOfRoutesOf(int protocol) throws SystemCallException {
        int typeOffset = Integer.BYTES;
        int protocolOffset = DatagramReader.HEADER_BYTES + IpRouteCodec.PROTOCOL_OFFSET;
        int result = SocketOptions.filter(
                fd,
                new FilterInstruction(FilterInstruction.LOAD_HALF, 0, 0, typeOffset),
                new FilterInstruction(FilterInstruction.IF_EQUAL, 1, 0, asLoaded(IpRouteCodec.NEW_ROUTE)),
                new FilterInstruction(FilterInstruction.IF_EQUAL, 0, 2, asLoaded(IpRouteCodec.DELETE_ROUTE)),
                new FilterInstruction(FilterInstruction.LOAD_BYTE, 0, 0, protocolOffset),
                new FilterInstruction(FilterInstruction.IF_EQUAL, 0, 1, protocol),
                new FilterInstruction(FilterInstruction.RETURN, 0, 0, FilterInstruction.EVERYTHING),
                new FilterInstruction(FilterInstruction.RETURN, 0, 0, 0));
        check(result, "setsockopt", "netlink monitor, SO_ATTACH_FILTER");
    }

    /** Stops listening. Again: nothing happens. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            registration.close();
            Syscalls.close(fd);
        }
    }

    private void read() {
        for (int i = 0; i < DATAGRAMS_PER_TURN && !closed; i++) {
            int received = Syscalls.recvmsg(fd, incoming, 0);
            if (received == -Errno.ENOBUFS.code() || (incoming.flags() & MSG_TRUNC) != 0) {
                lost = true;
            } else if (received == -Errno.EAGAIN.code()) {
                break;
            } else if (received < 0) {
                throw new IllegalStateException("recvmsg(netlink monitor): " + Errno.of(received));
            } else if (SocketAddresses.decodeNetlinkPort(incoming.name(), incoming.nameBytes()) == 0) {
                deliver(incoming.data().clear().limit(received));
            }
        }
        // After a whole turn of reading the queue has room again, so a dump now would miss nothing either.
        if (lost && !closed) {
            lost = false;
            listener.resync();
        }
    }

    private void deliver(ByteBuffer datagram) {
        DatagramReader reader = new DatagramReader(datagram);
        NetlinkMessage message;
        while (!closed && (message = reader.next()) != null) {
            RouteMessage decoded = RouteCodec.decode(message);
            if (decoded instanceof RouteMessage.Malformed) {
                lost = true;
            } else {
                decoded.tell(listener);
            }
        }
    }

    /** A filter loads in network order what a netlink header has in the host's. */
    private static int asLoaded(int type) {
        return ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? type : Integer.reverseBytes(type) >>> 16;
    }

    private static void membership(int fd, int option, int group) throws SystemCallException {
        check(Syscalls.setsockopt(fd, SOL_NETLINK, option, group), "setsockopt", "netlink monitor, group " + group);
    }
}
