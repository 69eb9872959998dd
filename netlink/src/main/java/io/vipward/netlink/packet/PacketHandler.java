package io.vipward.netlink.packet;

import java.nio.ByteBuffer;

/** Takes received packets. */
@FunctionalInterface
public interface PacketHandler {
    /**
     * Takes one packet. On the thread of the socket's loop.
     *
     * @param packet a whole IPv4 packet with its header, from position to limit, in network order; read-only, and only valid
     *     until this method returns
     */
    void onPacket(ByteBuffer packet);
}
