package io.vipward.netlink.iptables;

/**
 * Names of sets. Immutable, any thread.
 *
 * @param ipv4 addresses
 * @param ipv6 addresses that are not link-local
 * @param ipv6OnLinks link-local addresses with their interfaces
 * @param igmp interfaces whose reports are dropped
 * @param mld the same for IPv6
 * @param neighbourDiscovery link-local addresses that are not advertised on an interface
 */
public record IpsetNames(
        String ipv4, String ipv6, String ipv6OnLinks, String igmp, String mld, String neighbourDiscovery) {
    /** As keepalived has them where nothing is said. */
    public static final IpsetNames DEFAULT = new IpsetNames(
            "keepalived", "keepalived6", "keepalived_if6", "keepalived_igmp", "keepalived_mld", "keepalived_nd");
}
