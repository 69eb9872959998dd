package io.vipward.parser.model;

import org.jspecify.annotations.Nullable;

/**
 * Where a virtual router is attached.
 *
 * @param interfaceName {@code interface}, empty for none: unicast with a source address needs no interface
 * @param virtual {@code use_vmac} or {@code use_ipvlan}: the interface of its own that it makes, null for none
 * @param vrf whose routes unicast adverts follow, null for the default
 * @param polled {@code linkbeat_use_polling}: the link's state is asked for and not waited for
 */
public record VrrpLink(
        String interfaceName,
        @Nullable VirtualInterface virtual,
        @Nullable String vrf,
        boolean polled) {
    /** The interface as it is. */
    public static VrrpLink to(String interfaceName) {
        return new VrrpLink(interfaceName, null, null, false);
    }

    /** The same with another interface of its own, or with none. */
    public VrrpLink with(@Nullable VirtualInterface other) {
        return new VrrpLink(interfaceName, other, vrf, polled);
    }
}
