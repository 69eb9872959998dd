package io.vipward.netlink.nftables;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * An address that this machine holds, but neither answers for nor sends from. Immutable, any thread.
 *
 * @param linkIndex the interface of a link-local address, 0 for others
 * @param linkName its name, empty for others
 */
public record BlockedAddress(InetAddress address, int linkIndex, String linkName) {
    public BlockedAddress {
        if (!ipv6LinkLocal(address)) {
            linkIndex = 0;
            linkName = "";
        }
    }

    /** True for IPv6. */
    public boolean ipv6() {
        return !(address instanceof Inet4Address);
    }

    /** True for a link-local address of IPv6, which means nothing without its interface. */
    public boolean linkLocal() {
        return ipv6LinkLocal(address);
    }

    private static boolean ipv6LinkLocal(InetAddress address) {
        return !(address instanceof Inet4Address) && address.isLinkLocalAddress();
    }
}
