package io.vipward.netlink.nftables;

import io.vipward.netlink.linux.SocketConstants;

/**
 * A table. Immutable, any thread.
 *
 * @param ipv6 of IPv6 rather than IPv4
 * @param name unique in its family
 */
public record NftTable(boolean ipv6, String name) {
    int family() {
        return ipv6 ? SocketConstants.AF_INET6 : SocketConstants.AF_INET;
    }
}
