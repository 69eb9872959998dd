package io.vipward.vrrp.core;

import io.vipward.vrrp.wire.Advert;
import java.net.InetAddress;
import java.util.List;

/** What the driver of the election has to do, in the order given. */
public sealed interface Action {
    /** Send on the instance's interface to the group. */
    record SendAdvert(Advert advert) implements Action {}

    /** Put addresses on their interfaces; those that are there already are as good. */
    record AddAddresses(List<VirtualIp> addresses) implements Action {
        public AddAddresses {
            addresses = List.copyOf(addresses);
        }
    }

    /** Take addresses off; those that are gone already are as good. */
    record RemoveAddresses(List<VirtualIp> addresses) implements Action {
        public RemoveAddresses {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * Send gratuitous ARPs: one for each address in order, {@code rounds} times over.
     *
     * @param rounds at least 1
     */
    record AnnounceAddresses(List<VirtualIp> addresses, int rounds) implements Action {
        public AnnounceAddresses {
            addresses = List.copyOf(addresses);
        }
    }

    /** Write a log line. */
    record Log(Notice notice) implements Action {}

    /** Log the transition with its reason and tell those who want to know. */
    record Report(Transition transition) implements Action {}

    /** A master has heard an advert of lower priority. */
    record ReportLowerPriority(InetAddress from, int priority) implements Action {}

    /** The effective priority is another one. */
    record ReportPriority(int from, int to) implements Action {}
}
