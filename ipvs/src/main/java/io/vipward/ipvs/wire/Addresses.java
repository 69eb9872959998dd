package io.vipward.ipvs.wire;

import io.vipward.ipvs.table.AddressFamily;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** union nf_inet_addr: 16 bytes, of which IPv4 uses the first four. */
final class Addresses {
    private static final int BYTES = 16;

    private Addresses() {}

    static byte[] padded(InetAddress address) {
        return Arrays.copyOf(address.getAddress(), BYTES);
    }

    /** @param bytes at least as many as the family's addresses have */
    static InetAddress of(AddressFamily family, byte[] bytes) {
        byte[] exact = Arrays.copyOf(bytes, family.addressBytes());
        try {
            // getByAddress alone would make an IPv4 address of ::ffff:10.0.0.1.
            return family == AddressFamily.INET6
                    ? Inet6Address.getByAddress(null, exact, -1)
                    : InetAddress.getByAddress(exact);
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException("no address of " + exact.length + " bytes", wrongLength);
        }
    }
}
