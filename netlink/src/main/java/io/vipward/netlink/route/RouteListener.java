package io.vipward.netlink.route;

/** Told what happens to links, addresses, routes and rules, on the loop's thread, in the order of the kernel's notifications. */
public interface RouteListener {
    /** An interface is new or is different; compare with what was known of it. */
    void linkChanged(Link link);

    /** An interface is gone. */
    void linkRemoved(Link link);

    /** An address is new or is different: IPv6 addresses come first tentative, then not. */
    void addressAdded(InterfaceAddress address);

    /** An address is gone. */
    void addressRemoved(InterfaceAddress address);

    /** A route is new or is different; only if the monitor has joined its {@link RouteGroup}. */
    default void routeAdded(IpRoute route) {}

    /**
     * A route is gone; only if the monitor has joined its {@link RouteGroup}. The kernel does not say so of the IPv4 routes that
     * go because their interface is set down.
     */
    default void routeRemoved(IpRoute route) {}

    /** A rule is new; only if the monitor has joined its {@link RouteGroup}. */
    default void ruleAdded(IpRule rule) {}

    /** A rule is gone; only if the monitor has joined its {@link RouteGroup}. */
    default void ruleRemoved(IpRule rule) {}

    /**
     * Notifications were lost: dump links and addresses (and what other groups were joined for) and compare them with what was known. What was queued has been handed
     * over before.
     */
    void resync();
}
