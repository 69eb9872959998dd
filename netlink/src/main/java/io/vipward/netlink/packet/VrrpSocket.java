package io.vipward.netlink.packet;

import static io.vipward.netlink.linux.SocketConstants.*;
import static io.vipward.netlink.linux.SystemCallException.check;

import io.vipward.netlink.linux.ControlMessages;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.SocketMessage;
import io.vipward.netlink.linux.Syscalls;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Events;
import io.vipward.netlink.loop.Registration;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * VRRP at one {@link VrrpEndpoint}: a raw socket that receives and one that only sends. Over IPv4 the caller writes the IP
 * header, over IPv6 the kernel writes it and the checksum of the message. For one thread; the sockets stay in the network
 * namespace of the thread that opened them, and need to be reopened when the interface comes back with another index.
 */
public final class VrrpSocket implements AutoCloseable {
    private static final int NO_DESCRIPTOR = -1;
    private static final int RAW = SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK;

    private final VrrpEndpoint endpoint;
    private final int receiver;
    private final int sender;
    private final SocketMessage incoming;
    private final SocketMessage outgoing;
    private final PathReader paths;
    private final ByteBuffer packet;
    private boolean closed;

    private VrrpSocket(VrrpEndpoint endpoint, int receiver, int sender) {
        int controlBytes = endpoint.overIpv4() ? 0 : ControlMessages.IPV6_BYTES;
        this.endpoint = endpoint;
        this.receiver = receiver;
        this.sender = sender;
        this.incoming = new SocketMessage(endpoint.packetBytes(), controlBytes);
        this.outgoing = new SocketMessage(endpoint.packetBytes(), controlBytes);
        this.paths = new PathReader(incoming, endpoint);
        this.packet = incoming.data().asReadOnlyBuffer().order(ByteOrder.BIG_ENDIAN);
    }

    /**
     * Opens both sockets.
     *
     * @throws SystemCallException if the kernel refuses, for instance EPERM without CAP_NET_RAW, ENODEV, or
     *     {@code bind} with EADDRNOTAVAIL
     */
    public static VrrpSocket open(VrrpEndpoint endpoint) throws SystemCallException {
        int receiver = prepared(endpoint, true);
        try {
            return new VrrpSocket(endpoint, receiver, prepared(endpoint, false));
        } catch (SystemCallException refused) {
            Syscalls.close(receiver);
            throw refused;
        }
    }

    /**
     * A socket that is not open: it does all its work but the kernel's part, which is refused with EBADF. For rehearsals. Not
     * to be registered with a loop.
     */
    public static VrrpSocket nowhere(VrrpEndpoint endpoint) {
        return new VrrpSocket(endpoint, NO_DESCRIPTOR, NO_DESCRIPTOR);
    }

    /**
     * Sends an IPv4 packet.
     *
     * @param packetWithHeader from position to limit; the whole packet, in which the kernel fills in total length, checksum,
     *     and the identification if it is 0
     * @param destination the group, or a peer
     * @return the number of bytes sent, or the negative errno, for instance ENETDOWN, or EMSGSIZE if it exceeds the MTU
     */
    public int send(ByteBuffer packetWithHeader, Inet4Address destination) {
        return send(packetWithHeader, destination, 0);
    }

    /**
     * Sends an IPv6 packet.
     *
     * @param payload from position to limit; the kernel fills in the checksum of the message
     * @param path to the group or to a peer
     * @return the number of bytes sent, or the negative errno, for instance ENETDOWN, or EMSGSIZE if it exceeds the MTU
     */
    public int sendIpv6(ByteBuffer payload, PacketPath path) {
        byte[] source = path.source().getAddress();
        ByteBuffer control = outgoing.control();
        int bytes = ControlMessages.putPacketInfo(control, 0, source, endpoint.deviceIndex());
        if (path.hopLimit() != PacketPath.UNKNOWN) {
            bytes = ControlMessages.putHopLimit(control, bytes, path.hopLimit());
        }
        return send(payload, path.destination(), bytes);
    }

    private int send(ByteBuffer bytes, InetAddress destination, int controlBytes) {
        int count = bytes.remaining();
        if (count > outgoing.data().capacity()) {
            return -Errno.EMSGSIZE.code();
        }
        outgoing.data().clear().put(bytes.duplicate());
        int nameBytes = RawSocketOptions.socketAddress(outgoing.name(), endpoint, destination);
        outgoing.prepareToSend(nameBytes, count, controlBytes);
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
            int bytes = Syscalls.recvmsg(receiver, incoming, MSG_TRUNC);
            if (bytes == -Errno.EAGAIN.code()) {
                break;
            }
            if (bytes < 0) {
                return count > 0 ? count : bytes;
            }
            count++;
            if (bytes > packet.capacity()) {
                handler.onTruncated(bytes);
            } else {
                handler.onPacket(packet.clear().limit(bytes), paths.read(bytes));
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

    public VrrpEndpoint endpoint() {
        return endpoint;
    }

    /** Closes both sockets. Again: nothing happens. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            if (receiver != NO_DESCRIPTOR) {
                Syscalls.close(receiver);
                Syscalls.close(sender);
            }
        }
    }

    /** For tests, to ask the kernel what it was told. */
    int receiver() {
        return receiver;
    }

    /** For tests, to ask the kernel what it was told. */
    int sender() {
        return sender;
    }

    private static int prepared(VrrpEndpoint endpoint, boolean receives) throws SystemCallException {
        String object = endpoint.text() + (receives ? " receiver" : " sender");
        int family = endpoint.overIpv4() ? AF_INET : AF_INET6;
        int fd = check(Syscalls.socket(family, RAW, endpoint.protocol().number()), "socket", object);
        try {
            RawSocketOptions options = new RawSocketOptions(fd, endpoint, object);
            if (receives) {
                options.prepareReceiver();
            } else {
                options.prepareSender();
            }
            return fd;
        } catch (SystemCallException refused) {
            Syscalls.close(fd);
            throw refused;
        }
    }
}
