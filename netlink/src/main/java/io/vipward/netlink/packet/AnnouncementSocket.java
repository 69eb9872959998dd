package io.vipward.netlink.packet;

import static io.vipward.netlink.linux.SocketConstants.*;
import static io.vipward.netlink.linux.SystemCallException.check;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.SocketAddresses;
import io.vipward.netlink.linux.SocketMessage;
import io.vipward.netlink.linux.SocketOptions;
import io.vipward.netlink.linux.Syscalls;
import io.vipward.netlink.linux.SystemCallException;
import java.nio.ByteBuffer;

/**
 * Sends the frames of one protocol through any interface; receives nothing. One for {@link GratuitousArp}, one for {@link
 * UnsolicitedNeighbourAdvert}. For one thread; the socket stays in the network namespace of the thread that opened it.
 */
public final class AnnouncementSocket implements AutoCloseable {
    private static final int NO_DESCRIPTOR = -1;
    private static final int MAX_FRAME_BYTES = 256;
    /** A raw packet socket sends to whom the frame says. */
    private static final byte[] IN_THE_FRAME = {};

    private final int fd;
    private final int protocol;
    private final SocketMessage outgoing = new SocketMessage(MAX_FRAME_BYTES, 0);
    private boolean closed;

    private AnnouncementSocket(int fd, int protocol) {
        this.fd = fd;
        this.protocol = protocol;
    }

    /**
     * Opens the socket for ARP.
     *
     * @throws SystemCallException if the kernel refuses, for instance EPERM without CAP_NET_RAW
     */
    public static AnnouncementSocket openArp() throws SystemCallException {
        return open(ETH_P_ARP, "ARP");
    }

    /**
     * Opens the socket for neighbour advertisements.
     *
     * @throws SystemCallException if the kernel refuses, for instance EPERM without CAP_NET_RAW
     */
    public static AnnouncementSocket openNeighbourAdverts() throws SystemCallException {
        return open(ETH_P_IPV6, "neighbour advertisements");
    }

    /**
     * A socket for ARP that is not open: it does all its work but the kernel's part, which is refused with EBADF. For
     * rehearsals.
     */
    public static AnnouncementSocket nowhere() {
        return new AnnouncementSocket(NO_DESCRIPTOR, ETH_P_ARP);
    }

    /**
     * Sends a frame.
     *
     * @param frame from position to limit, with its link-layer header, at most 256 bytes
     * @return the number of bytes sent, or the negative errno, for instance ENETDOWN
     */
    public int send(int linkIndex, ByteBuffer frame) {
        int bytes = frame.remaining();
        if (bytes > MAX_FRAME_BYTES) {
            return -Errno.EMSGSIZE.code();
        }
        outgoing.data().clear().put(frame.duplicate());
        int nameBytes = SocketAddresses.packet(outgoing.name(), protocol, linkIndex, IN_THE_FRAME);
        outgoing.prepareToSend(nameBytes, bytes, 0);
        return Syscalls.sendmsg(fd, outgoing, 0);
    }

    /** Closes the socket. Again: nothing happens. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            if (fd != NO_DESCRIPTOR) {
                Syscalls.close(fd);
            }
        }
    }

    private static AnnouncementSocket open(int protocol, String object) throws SystemCallException {
        int inNetworkOrder = Short.toUnsignedInt(Short.reverseBytes((short) protocol));
        int type = SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK;
        int fd = check(Syscalls.socket(AF_PACKET, type, inNetworkOrder), "socket", object);
        try {
            check(SocketOptions.receiveNothing(fd), "setsockopt", object + ", ATTACH_FILTER");
            return new AnnouncementSocket(fd, protocol);
        } catch (SystemCallException refused) {
            Syscalls.close(fd);
            throw refused;
        }
    }
}
