package io.vipward.netlink.nftables;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * An interface with a virtual MAC address, from which nothing must be sent on its own account. Immutable, any thread.
 *
 * @param ipv6 what its instance is of
 * @param baseIndex the interface it is on
 * @param baseLinkLocal the link-local address of that interface, IPv6 only; null for none
 */
public record VmacLink(
        boolean ipv6,
        int linkIndex,
        String linkName,
        int baseIndex,
        @Nullable InetAddress baseLinkLocal) {}
