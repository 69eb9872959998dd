package io.vipward.vrrp.core;

import io.vipward.parser.model.IpRoute;
import io.vipward.parser.model.IpRule;
import io.vipward.vrrp.wire.Advert;
import java.net.InetAddress;
import java.util.List;

/** What the driver of the election has to do, in the order given. */
public sealed interface Action {
    /**
     * Send on the instance's interface.
     *
     * @param advert to the first destination; copies for the others differ in nothing else
     * @param destinations the group, or every peer
     * @param protection what stands around it
     */
    record SendAdvert(Advert advert, List<InetAddress> destinations, OutgoingProtection protection) implements Action {
        public SendAdvert {
            destinations = List.copyOf(destinations);
        }
    }

    /** Put addresses on their interfaces; those that are there already are as good. */
    record AddAddresses(List<VirtualIp> addresses) implements Action {
        public AddAddresses {
            addresses = List.copyOf(addresses);
        }
    }

    /** Take addresses off; those that are gone already are as good. What is still to be announced of them is not. */
    record RemoveAddresses(List<VirtualIp> addresses) implements Action {
        public RemoveAddresses {
            addresses = List.copyOf(addresses);
        }
    }

    /** Put routes into their tables. */
    record AddRoutes(List<IpRoute> routes) implements Action {
        public AddRoutes {
            routes = List.copyOf(routes);
        }
    }

    /** Take routes out; those that are gone already are as good. */
    record RemoveRoutes(List<IpRoute> routes) implements Action {
        public RemoveRoutes {
            routes = List.copyOf(routes);
        }
    }

    /** Add routing rules. */
    record AddRules(List<IpRule> rules) implements Action {
        public AddRules {
            rules = List.copyOf(rules);
        }
    }

    /** Remove routing rules; those that are gone already are as good. */
    record RemoveRules(List<IpRule> rules) implements Action {
        public RemoveRules {
            rules = List.copyOf(rules);
        }
    }

    /** Have the firewall drop what is for, or from, these addresses: a master that does not accept only forwards. */
    record Block(List<VirtualIp> addresses) implements Action {
        public Block {
            addresses = List.copyOf(addresses);
        }
    }

    /** End what {@link Block} began. */
    record Unblock(List<VirtualIp> addresses) implements Action {
        public Unblock {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * Send gratuitous ARPs and unsolicited neighbour adverts: one for each address in order, {@code rounds} times over.
     *
     * @param rounds at least 1
     */
    record AnnounceAddresses(List<VirtualIp> addresses, int rounds) implements Action {
        public AnnounceAddresses {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * Send one announcement on each interface that bears addresses and is not that of the adverts.
     *
     * @param allInterfaces also on those that are no VMACs
     */
    record AnnounceElsewhere(boolean allInterfaces) implements Action {}

    /** Announce the address that adverts are sent from, so that unicast peers learn where it is. */
    record AnnounceSource(InetAddress source) implements Action {}

    /** Write a log line. */
    record Log(Notice notice) implements Action {}

    /** Log the transition with its reason and tell those who want to know. */
    record Report(Transition transition) implements Action {}

    /** A master has heard an advert of lower priority. */
    record ReportLowerPriority(InetAddress from, int priority) implements Action {}

    /** The effective priority is another one. */
    record ReportPriority(int from, int to) implements Action {}
}
