package io.vipward.netlink.inet;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where to connect to, and how. Immutable, any thread.
 *
 * @param address IPv4 or IPv6; a link-local one with its scope
 * @param port 1 to 65535
 * @param mark SO_MARK for routing and filters, 0 for none
 * @param device the interface to go through, or null
 * @param source the address and port to connect from, or null; port 0: any
 */
public record TcpTarget(
        InetAddress address,
        int port,
        int mark,
        @Nullable String device,
        @Nullable InetSocketAddress source) {
    public TcpTarget {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port " + port);
        }
        if (source != null && source.isUnresolved()) {
            throw new IllegalArgumentException("source address " + source + " is only a name");
        }
    }

    /** A target without mark, device or source. */
    public static TcpTarget of(InetAddress address, int port) {
        return new TcpTarget(address, port, 0, null, null);
    }
}
