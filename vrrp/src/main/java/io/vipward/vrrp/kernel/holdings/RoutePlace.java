package io.vipward.vrrp.kernel.holdings;

import io.vipward.netlink.route.Prefix;

/** Where routes are looked for: their destination, without the bits that do not count. Any thread. */
final class RoutePlace {
    private RoutePlace() {}

    static Prefix of(Prefix destination) {
        return new Prefix(destination.network(), destination.length());
    }
}
