package io.vipward.vrrp.kernel.holdings;

import io.vipward.netlink.route.Link;
import org.jspecify.annotations.Nullable;

/** Knows the interfaces of the machine by name. Used by one thread. */
@FunctionalInterface
public interface LinkLookup {
    /** The interface as the kernel has described it last, null if there is none of that name. */
    @Nullable
    Link named(String interfaceName);
}
