package io.vipward.netlink.route;

/** Groups of notifications that only some need, with their numbers (RTNLGRP_ of linux/rtnetlink.h). */
public enum RouteGroup {
    IPV4_ROUTES(7),
    IPV4_RULES(8),
    IPV6_ROUTES(11),
    IPV6_RULES(19);

    private final int number;

    RouteGroup(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
