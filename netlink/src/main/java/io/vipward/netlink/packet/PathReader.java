package io.vipward.netlink.packet;

import io.vipward.netlink.linux.ControlMessages;
import io.vipward.netlink.linux.SocketMessage;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** Reads from where to where a received packet went: of IPv4 from its header, of IPv6 from what the kernel says. */
final class PathReader {
    private static final int IPV4_HEADER_BYTES = 20;
    private static final int IPV4_TTL = 8;
    private static final int IPV4_SOURCE = 12;
    private static final int IPV4_DESTINATION = 16;
    private static final int IPV4_ADDRESS_BYTES = 4;
    /** In sockaddr_in6. */
    private static final int IPV6_SOURCE = 8;

    private static final int IPV6_ADDRESS_BYTES = 16;
    private static final int NO_SCOPE = -1;

    private final SocketMessage message;
    private final VrrpEndpoint endpoint;

    PathReader(SocketMessage message, VrrpEndpoint endpoint) {
        this.message = message;
        this.endpoint = endpoint;
    }

    /** The path of the packet that is in the message now, of so many bytes. */
    PacketPath read(int bytes) {
        if (!endpoint.overIpv4()) {
            return readIpv6();
        }
        ByteBuffer packet = message.data();
        if (bytes < IPV4_HEADER_BYTES) {
            // The kernel delivers none, as it has looked at the header itself.
            return new PacketPath(endpoint.address(), endpoint.address(), PacketPath.UNKNOWN);
        }
        return new PacketPath(
                address(packet, IPV4_SOURCE, IPV4_ADDRESS_BYTES),
                address(packet, IPV4_DESTINATION, IPV4_ADDRESS_BYTES),
                packet.get(IPV4_TTL) & 0xff);
    }

    private PacketPath readIpv6() {
        ByteBuffer control = message.control();
        int controlBytes = message.controlBytes();
        int destination = ControlMessages.packetInfo(control, controlBytes);
        return new PacketPath(
                address(message.name(), IPV6_SOURCE, IPV6_ADDRESS_BYTES),
                // The socket is bound to it.
                destination < 0 ? endpoint.address() : address(control, destination, IPV6_ADDRESS_BYTES),
                ControlMessages.hopLimit(control, controlBytes));
    }

    /** Never the IPv4 address that an IPv6 address may map. */
    private static InetAddress address(ByteBuffer source, int offset, int length) {
        byte[] bytes = new byte[length];
        source.get(offset, bytes);
        try {
            return length == IPV4_ADDRESS_BYTES
                    ? InetAddress.getByAddress(bytes)
                    : Inet6Address.getByAddress(null, bytes, NO_SCOPE);
        } catch (UnknownHostException notFourOrSixteenBytes) {
            throw new IllegalStateException(notFourOrSixteenBytes);
        }
    }
}
