package io.vipward.ipvs.table;

import io.vipward.netlink.wire.AddressText;
import java.net.InetAddress;

/**
 * What identifies a destination within its service.
 *
 * @param port 0..65535
 */
public record DestinationKey(InetAddress address, int port) {
    public DestinationKey {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is not in 0..65535");
        }
    }

    public AddressFamily family() {
        return AddressFamily.of(address);
    }

    /** {@code [10.1.0.1]:8080}. */
    public String text() {
        return "[" + AddressText.of(address) + "]:" + port;
    }
}
