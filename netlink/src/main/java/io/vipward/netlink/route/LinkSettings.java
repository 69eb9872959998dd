package io.vipward.netlink.route;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An interface's settings of IPv4 and IPv6 (IFLA_AF_SPEC). Immutable, any thread.
 *
 * @param ipv4 as far as the kernel says them
 * @param addressGeneration null where the kernel does not say it, as without IPv6
 */
public record LinkSettings(
        Map<Ipv4Setting, Integer> ipv4, @Nullable AddressGeneration addressGeneration) {
    /** Nothing is said. */
    public static final LinkSettings NONE = new LinkSettings(Map.of(), null);

    public LinkSettings {
        ipv4 = Map.copyOf(ipv4);
    }
}
