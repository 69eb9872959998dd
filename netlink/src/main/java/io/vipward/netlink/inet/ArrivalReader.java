package io.vipward.netlink.inet;

import static io.vipward.netlink.linux.SocketConstants.*;

import io.vipward.netlink.linux.SocketAddresses;
import io.vipward.netlink.linux.SocketMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the kernel tells about a datagram beside its bytes: control messages (struct cmsghdr of bits/socket.h), struct
 * in_pktinfo and in6_pktinfo. For one thread.
 *
 * <pre>
 * cmsghdr:     0 u64 len with this header, 8 i32 level, 12 i32 type, 16 data, then padding to 8
 * in_pktinfo:  0 i32 interface, 4 local address[4], 8 destination[4]
 * in6_pktinfo: 0 destination[16], 16 i32 interface
 * </pre>
 */
final class ArrivalReader {
    /** Room for a hop limit and a destination of both families, with their headers. */
    static final int CONTROL_BYTES = 128;

    private static final int HEADER_BYTES = 16;
    private static final int ALIGNMENT = 8;
    private static final int HOP_LIMIT_BYTES = 4;
    private static final int IN_PKTINFO_BYTES = 12;
    private static final int IN6_PKTINFO_BYTES = 20;

    private final ByteBuffer control;
    private int hopLimit;
    private @Nullable InetAddress destination;

    private ArrivalReader(ByteBuffer control) {
        this.control = control;
        this.hopLimit = Arrival.UNKNOWN;
    }

    /** How the message's datagram came in, or null if its sender has no internet address. */
    static @Nullable Arrival read(SocketMessage message) {
        InetSocketAddress from = SocketAddresses.decodeInet(message.name(), message.nameBytes());
        if (from == null) {
            return null;
        }
        ArrivalReader reader = new ArrivalReader(message.control());
        reader.readAll(Math.min(message.controlBytes(), message.control().capacity()));
        return new Arrival(from, reader.destination, reader.hopLimit);
    }

    private void readAll(int end) {
        int at = 0;
        while (end - at >= HEADER_BYTES) {
            long length = control.getLong(at);
            if (length < HEADER_BYTES || length > end - at) {
                return;
            }
            readOne(control.getInt(at + 8), control.getInt(at + 12), at + HEADER_BYTES, (int) length - HEADER_BYTES);
            at += ((int) length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        }
    }

    private void readOne(int level, int type, int at, int bytes) {
        boolean hops = (level == IPPROTO_IP && type == IP_TTL) || (level == IPPROTO_IPV6 && type == IPV6_HOPLIMIT);
        if (hops && bytes >= HOP_LIMIT_BYTES) {
            hopLimit = control.getInt(at);
        } else if (level == IPPROTO_IP && type == IP_PKTINFO && bytes >= IN_PKTINFO_BYTES) {
            destination = address(at + 8, 4);
        } else if (level == IPPROTO_IPV6 && type == IPV6_PKTINFO && bytes >= IN6_PKTINFO_BYTES) {
            destination = address(at, 16);
        }
    }

    /** Java makes an IPv4 address of one that is mapped into IPv6. */
    private InetAddress address(int at, int bytes) {
        byte[] address = new byte[bytes];
        control.get(at, address);
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException notFourOrSixteenBytes) {
            throw new IllegalStateException(notFourOrSixteenBytes);
        }
    }
}
