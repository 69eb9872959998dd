package io.vipward.netlink.packet;

import java.nio.ByteBuffer;

/** Takes received packets, on the thread of the socket's loop. */
@FunctionalInterface
public interface PacketHandler {
    /**
     * Takes one packet.
     *
     * @param packet a whole IPv4 packet with its header, or the payload of an IPv6 packet whose checksum the kernel has
     *     verified; from position to limit, in network order; read-only, and only valid until this method returns
     * @param path of the packet
     */
    void onPacket(ByteBuffer packet, PacketPath path);

    /**
     * A packet was longer than the socket's {@link VrrpEndpoint#packetBytes}; it is gone.
     *
     * @param bytes its length, without the header if it is IPv6
     */
    default void onTruncated(int bytes) {}
}
