package io.vipward.netlink.route;

import io.vipward.netlink.wire.NetlinkFlags;

/** A change to the routing tables. Immutable, any thread. */
public sealed interface IpRouteChange extends KernelChange {
    /** The route to add or delete. */
    IpRoute route();

    /**
     * Adds a route.
     *
     * @param insertion what is done where there is one with an equal key
     */
    record Add(IpRoute route, Insertion insertion) implements IpRouteChange {}

    /**
     * Deletes a route; ESRCH if there is none.
     *
     * @param route a route without scope, preferred source or next hop matches one that has them
     */
    record Delete(IpRoute route) implements IpRouteChange {}

    /** What is done where there is a route with an equal key. */
    enum Insertion {
        /** EEXIST. keepalived does so for blackhole, unreachable and other types than unicast, unless told otherwise. */
        EXCLUSIVE(NetlinkFlags.CREATE | NetlinkFlags.EXCL),
        /** The new one goes before it. keepalived does so for unicast, unless told otherwise. */
        PREPEND(NetlinkFlags.CREATE),
        /** The new one goes after it. */
        APPEND(NetlinkFlags.CREATE | NetlinkFlags.APPEND),
        /** The new one takes its place. */
        REPLACE(NetlinkFlags.CREATE | NetlinkFlags.REPLACE);

        private final int flags;

        Insertion(int flags) {
            this.flags = flags;
        }

        int flags() {
            return flags;
        }
    }
}
