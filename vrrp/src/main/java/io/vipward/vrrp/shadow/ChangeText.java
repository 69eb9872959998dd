package io.vipward.vrrp.shadow;

import io.vipward.netlink.route.AddressChange;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.IpRoute;
import io.vipward.netlink.route.IpRouteChange;
import io.vipward.netlink.route.IpRuleChange;
import io.vipward.netlink.route.KernelChange;
import io.vipward.netlink.route.LinkChange;
import io.vipward.netlink.wire.AddressText;
import java.util.Map;

/**
 * Changes for people.
 *
 * @param names of interfaces by their indexes
 */
record ChangeText(Map<Integer, String> names) {
    String of(KernelChange change) {
        if (change instanceof AddressChange address) {
            return of(address);
        }
        if (change instanceof IpRouteChange route) {
            return (route instanceof IpRouteChange.Delete ? "remove " : "add ") + text(route.route());
        }
        if (change instanceof IpRuleChange rule) {
            return (rule instanceof IpRuleChange.Delete ? "remove" : "add") + " the rule with preference "
                    + rule.rule().preference();
        }
        return change instanceof LinkChange.Set set
                ? "change settings of " + name(set.linkIndex())
                : "change interfaces";
    }

    private String of(AddressChange change) {
        String place = text(change.address());
        String name = name(change.address().linkIndex());
        return change instanceof AddressChange.Delete
                ? "remove " + place + " from " + name
                : "add " + place + " to " + name;
    }

    private static String text(InterfaceAddress address) {
        return AddressText.of(address.address()) + "/" + address.prefixLength();
    }

    private static String text(IpRoute route) {
        return "the route to " + AddressText.of(route.key().destination().address()) + "/"
                + route.key().destination().length() + " in table "
                + route.key().table();
    }

    private String name(int index) {
        return names.getOrDefault(index, "interface " + index);
    }
}
