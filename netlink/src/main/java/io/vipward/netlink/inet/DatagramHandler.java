package io.vipward.netlink.inet;

import java.nio.ByteBuffer;

/** Takes received datagrams. */
@FunctionalInterface
public interface DatagramHandler {
    /**
     * Takes one datagram. On the thread of the socket's loop.
     *
     * @param payload from position to limit, in network order; read-only, and only valid until this method returns
     */
    void onDatagram(ByteBuffer payload, Arrival arrival);
}
