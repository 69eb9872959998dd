package io.vipward.netlink.inet;

import static io.vipward.netlink.linux.SocketConstants.*;

import io.vipward.netlink.linux.ControlMessages;
import io.vipward.netlink.linux.SocketAddresses;
import io.vipward.netlink.linux.SocketMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the kernel tells about a datagram beside its bytes, for either family: the hop limit, and struct in_pktinfo or
 * in6_pktinfo. Any thread.
 *
 * <pre>
 * in_pktinfo:  0 i32 interface, 4 local address[4], 8 destination[4]
 * in6_pktinfo: 0 destination[16], 16 i32 interface
 * </pre>
 */
final class ArrivalReader {
    /** Room for a hop limit and a destination of both families, with their headers. */
    static final int CONTROL_BYTES = 128;

    private static final int IN_PKTINFO_BYTES = 12;
    private static final int IN_PKTINFO_DESTINATION = 8;
    private static final int IN6_PKTINFO_BYTES = 20;
    private static final int V4_BYTES = 4;
    private static final int V6_BYTES = 16;

    private ArrivalReader() {}

    /** How the message's datagram came in, or null if its sender has no internet address. */
    static @Nullable Arrival read(SocketMessage message) {
        InetSocketAddress from = SocketAddresses.decodeInet(message.name(), message.nameBytes());
        if (from == null) {
            return null;
        }
        ByteBuffer control = message.control();
        int bytes = Math.min(message.controlBytes(), control.capacity());
        return new Arrival(from, destination(control, bytes), hopLimit(control, bytes));
    }

    private static int hopLimit(ByteBuffer control, int bytes) {
        int four = ControlMessages.find(control, bytes, IPPROTO_IP, IP_TTL, Integer.BYTES);
        return four < 0 ? ControlMessages.hopLimit(control, bytes) : control.getInt(four);
    }

    private static @Nullable InetAddress destination(ByteBuffer control, int bytes) {
        int four = ControlMessages.find(control, bytes, IPPROTO_IP, IP_PKTINFO, IN_PKTINFO_BYTES);
        if (four >= 0) {
            return address(control, four + IN_PKTINFO_DESTINATION, V4_BYTES);
        }
        int six = ControlMessages.find(control, bytes, IPPROTO_IPV6, IPV6_PKTINFO, IN6_PKTINFO_BYTES);
        return six < 0 ? null : address(control, six, V6_BYTES);
    }

    /** Java makes an IPv4 address of one that is mapped into IPv6. */
    private static InetAddress address(ByteBuffer control, int at, int bytes) {
        byte[] address = new byte[bytes];
        control.get(at, address);
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException notFourOrSixteenBytes) {
            throw new IllegalStateException(notFourOrSixteenBytes);
        }
    }
}
