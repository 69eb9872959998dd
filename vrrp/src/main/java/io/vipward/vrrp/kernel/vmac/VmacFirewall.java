package io.vipward.vrrp.kernel.vmac;

import io.vipward.netlink.nftables.VmacLink;
import java.util.List;

/**
 * Keeps interfaces with a virtual MAC address from sending on their own account: group reports go out through the interface
 * below, router solicitations and advertisements of borrowed addresses not at all. Called by the thread of {@link
 * VirtualLinks}.
 */
public interface VmacFirewall extends AutoCloseable {
    /** For where there is no packet filter. */
    VmacFirewall NONE = links -> {};

    /**
     * Takes in which interfaces are to be silenced; those of before that are not among them are forgotten.
     *
     * @param links each at most once for each family
     */
    void silence(List<VmacLink> links);

    /** Takes everything away. */
    @Override
    default void close() {
        silence(List.of());
    }
}
