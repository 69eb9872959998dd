package io.vipward.vrrp.wire;

import java.net.Inet6Address;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** IPv6 addresses in bytes. */
final class Ipv6 {
    private static final int ADDRESS_BYTES = 16;
    private static final int NO_SCOPE = -1;

    private Ipv6() {}

    /** Sixteen bytes at {@code offset} as an address, never as the IPv4 address that they may map. */
    static Inet6Address addressAt(ByteBuffer packet, int offset) {
        byte[] bytes = new byte[ADDRESS_BYTES];
        packet.get(offset, bytes);
        try {
            return Inet6Address.getByAddress(null, bytes, NO_SCOPE);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("sixteen bytes are an IPv6 address", e);
        }
    }
}
