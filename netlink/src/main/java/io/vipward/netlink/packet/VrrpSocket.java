package io.vipward.netlink.packet;

import static io.vipward.netlink.linux.SocketConstants.*;
import static io.vipward.netlink.linux.SystemCallException.check;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.SocketAddresses;
import io.vipward.netlink.linux.SocketMessage;
import io.vipward.netlink.linux.SocketOptions;
import io.vipward.netlink.linux.Syscalls;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Events;
import io.vipward.netlink.loop.Registration;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * VRRP over IPv4 multicast on one interface: a raw socket that receives what is sent to the group and one that only sends,
 * with the IP header written by the caller (protocol 112, RFC 5798 section 5.1). The options and their order are those of
 * keepalived. For one thread; the sockets stay in the network namespace of the thread that opened them, and need to be
 * reopened when the interface comes back with another index.
 */
public final class VrrpSocket implements AutoCloseable {
    private static final int RAW = SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK;
    private static final int INTERNETWORK_CONTROL = 0xc0;
    private static final int MIN_PACKET_BYTES = 1_500;
    private static final int MAX_PACKET_BYTES = 65_535;

    private final int receiver;
    private final int sender;
    private final SocketMessage incoming;
    private final SocketMessage outgoing;
    private final ByteBuffer packet;
    private long truncated;
    private boolean closed;

    private VrrpSocket(int receiver, int sender, int packetBytes) {
        this.receiver = receiver;
        this.sender = sender;
        this.incoming = new SocketMessage(packetBytes, 0);
        this.outgoing = new SocketMessage(packetBytes, 0);
        this.packet = incoming.data().asReadOnlyBuffer().order(ByteOrder.BIG_ENDIAN);
    }

    /**
     * Opens both sockets.
     *
     * @param linkIndex the interface
     * @param linkName its name
     * @param group the multicast group, 224.0.0.18 by default
     * @param mtu of the interface, in bytes; longer packets are neither sent nor received
     * @throws SystemCallException if the kernel refuses, for instance EPERM without CAP_NET_RAW or ENODEV
     */
    public static VrrpSocket open(int linkIndex, String linkName, Inet4Address group, int mtu)
            throws SystemCallException {
        int receiver = check(Syscalls.socket(AF_INET, RAW, IPPROTO_VRRP), "socket", "VRRP, " + linkName);
        try {
            prepareReceiver(receiver, linkIndex, linkName, group);
            int sender = check(Syscalls.socket(AF_INET, RAW, IPPROTO_VRRP), "socket", "VRRP, " + linkName);
            try {
                prepareSender(sender, linkIndex, linkName);
                return new VrrpSocket(receiver, sender, Math.min(MAX_PACKET_BYTES, Math.max(MIN_PACKET_BYTES, mtu)));
            } catch (SystemCallException refused) {
                Syscalls.close(sender);
                throw refused;
            }
        } catch (SystemCallException refused) {
            Syscalls.close(receiver);
            throw refused;
        }
    }

    /**
     * Sends a packet.
     *
     * @param packetWithHeader from position to limit; a whole IPv4 packet, in which the kernel fills in total length,
     *     checksum, and the identification if it is 0
     * @param destination a multicast group on the interface's link, or a neighbour
     * @return the number of bytes sent, or the negative errno, for instance ENETDOWN, or EMSGSIZE if it exceeds the MTU
     */
    public int send(ByteBuffer packetWithHeader, Inet4Address destination) {
        int bytes = packetWithHeader.remaining();
        if (bytes > outgoing.data().capacity()) {
            return -Errno.EMSGSIZE.code();
        }
        outgoing.data().clear().put(packetWithHeader.duplicate());
        int nameBytes = SocketAddresses.inet(outgoing.name(), destination, 0);
        outgoing.prepareToSend(nameBytes, bytes, 0);
        return Syscalls.sendmsg(sender, outgoing, destination.isMulticastAddress() ? MSG_DONTROUTE : 0);
    }

    /**
     * Hands over the packets that have been received, until there is none or enough.
     *
     * @param limit how many at most
     * @return how many; or, if there was none, the negative errno of an error that the socket had, for instance ENETDOWN after
     *     the interface went down, which is thereby cleared
     */
    public int receive(PacketHandler handler, int limit) {
        int count = 0;
        while (count < limit && !closed) {
            int bytes = Syscalls.recvmsg(receiver, incoming, 0);
            if (bytes == -Errno.EAGAIN.code()) {
                break;
            }
            if (bytes < 0) {
                return count > 0 ? count : bytes;
            }
            count++;
            if ((incoming.flags() & MSG_TRUNC) != 0) {
                truncated++;
            } else {
                handler.onPacket(packet.clear().limit(bytes));
            }
        }
        return count;
    }

    /**
     * Has the loop receive.
     *
     * @param limit how many packets per turn of the loop at most
     * @return to be closed before this socket
     * @throws SystemCallException if the kernel refuses
     */
    public Registration listen(EventLoop loop, PacketHandler handler, int limit) throws SystemCallException {
        return loop.register(receiver, Events.IN, events -> receive(handler, limit));
    }

    /** How many received packets were longer than the MTU and dropped. */
    public long truncated() {
        return truncated;
    }

    /** Closes both sockets. Again: nothing happens. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            Syscalls.close(receiver);
            Syscalls.close(sender);
        }
    }

    /** Only what goes to the group: bound to its address, the socket gets no unicast. */
    private static void prepareReceiver(int fd, int linkIndex, String linkName, Inet4Address group)
            throws SystemCallException {
        String object = "VRRP receiver, " + linkName;
        check(Syscalls.setsockopt(fd, IPPROTO_IP, IP_MULTICAST_ALL, 0), "setsockopt", object + ", MULTICAST_ALL");
        check(SocketOptions.joinGroup(fd, group.getAddress(), linkIndex), "setsockopt", object + ", ADD_MEMBERSHIP");
        ByteBuffer address = SocketAddresses.buffer();
        check(Syscalls.bind(fd, address, SocketAddresses.inet(address, group, 0)), "bind", object);
        check(SocketOptions.bindToDevice(fd, linkName), "setsockopt", object + ", BINDTODEVICE");
    }

    private static void prepareSender(int fd, int linkIndex, String linkName) throws SystemCallException {
        String object = "VRRP sender, " + linkName;
        check(Syscalls.setsockopt(fd, SOL_SOCKET, SO_RCVBUF, 0), "setsockopt", object + ", RCVBUF");
        check(Syscalls.setsockopt(fd, IPPROTO_IP, IP_MULTICAST_ALL, 0), "setsockopt", object + ", MULTICAST_ALL");
        check(Syscalls.setsockopt(fd, IPPROTO_IP, IP_HDRINCL, 1), "setsockopt", object + ", HDRINCL");
        check(SocketOptions.bindToDevice(fd, linkName), "setsockopt", object + ", BINDTODEVICE");
        check(SocketOptions.multicastInterface(fd, linkIndex), "setsockopt", object + ", MULTICAST_IF");
        check(Syscalls.setsockopt(fd, IPPROTO_IP, IP_MULTICAST_LOOP, 0), "setsockopt", object + ", MULTICAST_LOOP");
        check(Syscalls.setsockopt(fd, IPPROTO_IP, IP_TOS, INTERNETWORK_CONTROL), "setsockopt", object + ", TOS");
        check(SocketOptions.receiveNothing(fd), "setsockopt", object + ", ATTACH_FILTER");
    }
}
