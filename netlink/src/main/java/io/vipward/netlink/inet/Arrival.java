package io.vipward.netlink.inet;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * How a datagram came in. Immutable, any thread.
 *
 * @param from the sender; IPv4 also where an IPv6 socket received it
 * @param to the address of ours that it was sent to, null where the kernel did not say
 * @param hopLimit TTL or hop limit that was left of what the sender set, {@link #UNKNOWN} where the kernel did not say
 */
public record Arrival(InetSocketAddress from, @Nullable InetAddress to, int hopLimit) {
    /** The kernel did not say. */
    public static final int UNKNOWN = -1;
}
