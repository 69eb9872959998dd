package io.vipward.netlink.channel;

import io.vipward.netlink.linux.SocketConstants;

/** The netlink protocols used here, with their numbers (linux/netlink.h). */
public enum Protocol {
    /** Links, addresses, routes, rules, neighbours. */
    ROUTE(SocketConstants.NETLINK_ROUTE),
    /** The packet filter, of which nf_tables is spoken here. */
    NETFILTER(SocketConstants.NETLINK_NETFILTER),
    /** Families with numbers given at run time, IPVS among them. */
    GENERIC(SocketConstants.NETLINK_GENERIC);

    private final int number;

    Protocol(int number) {
        this.number = number;
    }

    /** The protocol's number for socket(2). */
    public int number() {
        return number;
    }
}
