package io.vipward.netlink.nftables;

/** What of a table there is: each part is made when something needs it first, and stays as long as the table. */
enum FirewallPart {
    /** The table and the chain of what is sent. */
    TABLE,
    /** The set of blocked addresses, the chain of what is received, and their rules. */
    ADDRESSES,
    /** The set of blocked link-local addresses and its rules. */
    LINK_LOCAL_ADDRESSES,
    /** The sets and rules of interfaces with a virtual MAC address. */
    VMACS
}
