package io.vipward.netlink.route;

/** Told what happens to links and addresses, on the loop's thread, in the order of the kernel's notifications. */
public interface RouteListener {
    /** An interface is new or is different; compare with what was known of it. */
    void linkChanged(Link link);

    /** An interface is gone. */
    void linkRemoved(Link link);

    /** An address is new or is different: IPv6 addresses come first tentative, then not. */
    void addressAdded(InterfaceAddress address);

    /** An address is gone. */
    void addressRemoved(InterfaceAddress address);

    /**
     * Notifications were lost: dump links and addresses and compare them with what was known. What was queued has been handed
     * over before.
     */
    void resync();
}
