package io.vipward.netlink.route;

/** What a message of NETLINK_ROUTE says, be it part of a dump or a notification. Immutable, any thread. */
public sealed interface RouteMessage {
    /** Tells it to a listener; what is of no concern to one is left out. */
    default void tell(RouteListener listener) {}

    /** RTM_NEWLINK: the interface is there, like this. */
    record LinkPresent(Link link) implements RouteMessage {
        @Override
        public void tell(RouteListener listener) {
            listener.linkChanged(link);
        }
    }

    /** RTM_DELLINK: the interface is gone. */
    record LinkGone(Link link) implements RouteMessage {
        @Override
        public void tell(RouteListener listener) {
            listener.linkRemoved(link);
        }
    }

    /** RTM_NEWADDR: the address is there, like this. */
    record AddressPresent(InterfaceAddress address) implements RouteMessage {
        @Override
        public void tell(RouteListener listener) {
            listener.addressAdded(address);
        }
    }

    /** RTM_DELADDR: the address is gone. */
    record AddressGone(InterfaceAddress address) implements RouteMessage {
        @Override
        public void tell(RouteListener listener) {
            listener.addressRemoved(address);
        }
    }

    /** RTM_NEWROUTE: the route is there, like this. */
    record RoutePresent(IpRoute route) implements RouteMessage {
        @Override
        public void tell(RouteListener listener) {
            listener.routeAdded(route);
        }
    }

    /** RTM_DELROUTE: the route is gone. */
    record RouteGone(IpRoute route) implements RouteMessage {
        @Override
        public void tell(RouteListener listener) {
            listener.routeRemoved(route);
        }
    }

    /** RTM_NEWRULE: the rule is there, like this. */
    record RulePresent(IpRule rule) implements RouteMessage {
        @Override
        public void tell(RouteListener listener) {
            listener.ruleAdded(rule);
        }
    }

    /** RTM_DELRULE: the rule is gone. */
    record RuleGone(IpRule rule) implements RouteMessage {
        @Override
        public void tell(RouteListener listener) {
            listener.ruleRemoved(rule);
        }
    }

    /** Something that is not about links, nor about addresses, routes and rules of IPv4 and IPv6. */
    record Unrelated(int type) implements RouteMessage {}

    /** Bytes that are no such message; {@code fault} says why. */
    record Malformed(String fault) implements RouteMessage {}
}
