package io.vipward.netlink.linkbeat;

/** How an interface is asked, in the order of how much the answer is worth. */
public enum LinkbeatMethod {
    /** The status register of its transceiver. */
    MII,
    /** Its driver. */
    ETHTOOL,
    /** The kernel's flags: set up and running. */
    IOCTL
}
