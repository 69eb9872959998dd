package io.vipward.netlink.packet;

import static io.vipward.netlink.linux.SocketConstants.*;
import static io.vipward.netlink.linux.SystemCallException.check;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.SocketAddresses;
import io.vipward.netlink.linux.SocketMessage;
import io.vipward.netlink.linux.SocketOptions;
import io.vipward.netlink.linux.Syscalls;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.wire.MacAddress;
import java.nio.ByteBuffer;

/**
 * Sends ARP frames to the broadcast address of any interface; receives nothing. For one thread; the socket stays in the
 * network namespace of the thread that opened it.
 */
public final class ArpSocket implements AutoCloseable {
    private static final int MAX_FRAME_BYTES = 256;
    private static final byte[] BROADCAST = MacAddress.BROADCAST.bytes();

    private final int fd;
    private final SocketMessage outgoing = new SocketMessage(MAX_FRAME_BYTES, 0);
    private boolean closed;

    private ArpSocket(int fd) {
        this.fd = fd;
    }

    /**
     * Opens the socket.
     *
     * @throws SystemCallException if the kernel refuses, for instance EPERM without CAP_NET_RAW
     */
    public static ArpSocket open() throws SystemCallException {
        int protocolInNetworkOrder = Short.toUnsignedInt(Short.reverseBytes((short) ETH_P_ARP));
        int type = SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK;
        int fd = check(Syscalls.socket(AF_PACKET, type, protocolInNetworkOrder), "socket", "ARP");
        try {
            check(SocketOptions.receiveNothing(fd), "setsockopt", "ARP, ATTACH_FILTER");
            return new ArpSocket(fd);
        } catch (SystemCallException refused) {
            Syscalls.close(fd);
            throw refused;
        }
    }

    /**
     * Sends a frame.
     *
     * @param frame from position to limit, with its Ethernet header, at most 256 bytes; see {@link GratuitousArp}
     * @return the number of bytes sent, or the negative errno, for instance ENETDOWN
     */
    public int send(int linkIndex, ByteBuffer frame) {
        int bytes = frame.remaining();
        if (bytes > MAX_FRAME_BYTES) {
            return -Errno.EMSGSIZE.code();
        }
        outgoing.data().clear().put(frame.duplicate());
        int nameBytes = SocketAddresses.packet(outgoing.name(), ETH_P_ARP, linkIndex, BROADCAST);
        outgoing.prepareToSend(nameBytes, bytes, 0);
        return Syscalls.sendmsg(fd, outgoing, 0);
    }

    /** Closes the socket. Again: nothing happens. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            Syscalls.close(fd);
        }
    }
}
