package io.vipward.netlink.route;

import org.jspecify.annotations.Nullable;

/**
 * Settings of IPv4 for one interface, by the kernel's numbers (IPV4_DEVCONF_ of linux/ip.h) and their names below {@code
 * /proc/sys/net/ipv4/conf/INTERFACE/}, in the order in which keepalived sends them.
 */
public enum Ipv4Setting {
    ARP_IGNORE(19, "arp_ignore"),
    ACCEPT_LOCAL(23, "accept_local"),
    RP_FILTER(8, "rp_filter"),
    PROMOTE_SECONDARIES(20, "promote_secondaries"),
    ARP_FILTER(13, "arp_filter"),
    FORWARDING(1, "forwarding"),
    ARP_ANNOUNCE(18, "arp_announce"),
    ARP_ACCEPT(21, "arp_accept"),
    ARP_NOTIFY(22, "arp_notify"),
    SRC_VMARK(24, "src_valid_mark");

    private final int number;
    private final String sysctl;

    Ipv4Setting(int number, String sysctl) {
        this.number = number;
        this.sysctl = sysctl;
    }

    /** The kernel's number, counted from 1. */
    public int number() {
        return number;
    }

    /** The last part of its name below /proc/sys. */
    public String sysctl() {
        return sysctl;
    }

    static @Nullable Ipv4Setting of(int number) {
        for (Ipv4Setting setting : values()) {
            if (setting.number == number) {
                return setting;
            }
        }
        return null;
    }
}
