package io.vipward.netlink.route;

import org.jspecify.annotations.Nullable;

/** What happens to packets that a route matches, with the numbers of linux/rtnetlink.h (RTN_). */
public enum RouteType {
    UNICAST(1),
    LOCAL(2),
    BROADCAST(3),
    ANYCAST(4),
    MULTICAST(5),
    /** Packets are dropped silently. */
    BLACKHOLE(6),
    UNREACHABLE(7),
    PROHIBIT(8),
    /** The looking up goes on with the next rule. */
    THROW(9),
    NAT(10);

    private final int number;

    RouteType(int number) {
        this.number = number;
    }

    /** The kernel's number. */
    public int number() {
        return number;
    }

    static @Nullable RouteType of(int number) {
        return number >= 1 && number <= values().length ? values()[number - 1] : null;
    }
}
