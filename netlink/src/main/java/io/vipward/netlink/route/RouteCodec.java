package io.vipward.netlink.route;

import io.vipward.netlink.wire.NetlinkFlags;
import io.vipward.netlink.wire.NetlinkMessage;
import io.vipward.netlink.wire.Request;

/**
 * The messages of NETLINK_ROUTE that this program speaks: links, addresses, routes and rules, as bytes (linux/rtnetlink.h).
 * Decoding never throws. Any thread.
 */
public final class RouteCodec {
    static final int CHANGE_FLAGS = NetlinkFlags.REQUEST | NetlinkFlags.ACK;
    static final int DUMP_FLAGS = NetlinkFlags.REQUEST | NetlinkFlags.DUMP;

    private RouteCodec() {}

    /** Lists every interface, without statistics. */
    public static Request listLinks() {
        return LinkCodec.list();
    }

    /** Asks for the interface of that name. */
    public static Request getLink(String name) {
        return LinkCodec.get(name);
    }

    /**
     * Lists every address of a family.
     *
     * @param family AF_INET, AF_INET6, or 0 for both
     */
    public static Request listAddresses(int family) {
        return AddressCodec.list(family);
    }

    /**
     * Lists the routes of a family.
     *
     * @param family AF_INET or AF_INET6
     * @param protocol of whom, 0 for everybody; kernels before 4.20 list everybody's whatever is asked for
     */
    public static Request listRoutes(int family, int protocol) {
        return IpRouteCodec.list(family, protocol);
    }

    /**
     * Lists every rule of a family.
     *
     * @param family AF_INET or AF_INET6
     */
    public static Request listRules(int family) {
        return IpRuleCodec.list(family);
    }

    /** The request for a change. */
    public static Request change(KernelChange change) {
        if (change instanceof AddressChange address) {
            return AddressCodec.change(address);
        } else if (change instanceof IpRouteChange route) {
            return IpRouteWriter.change(route);
        } else if (change instanceof IpRuleChange rule) {
            return IpRuleCodec.change(rule);
        }
        return LinkWriter.change((LinkChange) change);
    }

    /** What a message says. */
    public static RouteMessage decode(NetlinkMessage message) {
        return switch (message.type()) {
            case LinkCodec.NEW_LINK, LinkCodec.DELETE_LINK -> LinkCodec.decode(message);
            case AddressCodec.NEW_ADDRESS, AddressCodec.DELETE_ADDRESS -> AddressCodec.decode(message);
            case IpRouteCodec.NEW_ROUTE, IpRouteCodec.DELETE_ROUTE -> IpRouteCodec.decode(message);
            case IpRuleCodec.NEW_RULE, IpRuleCodec.DELETE_RULE -> IpRuleCodec.decode(message);
            default -> new RouteMessage.Unrelated(message.type());
        };
    }
}
