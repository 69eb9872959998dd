package io.vipward.vrrp.kernel;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.route.AddressChange;
import io.vipward.netlink.route.IpRouteChange;
import io.vipward.netlink.route.IpRuleChange;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.wire.AddressText;
import io.vipward.parser.model.IpRoute;
import io.vipward.parser.model.IpRule;
import io.vipward.vrrp.core.VirtualIp;
import io.vipward.vrrp.kernel.holdings.AddressTranslation;
import io.vipward.vrrp.kernel.holdings.RouteTranslation;
import io.vipward.vrrp.kernel.holdings.RuleTranslation;
import io.vipward.vrrp.kernel.holdings.Translated;
import java.util.List;

/** Says to the kernel what a master takes and lets go. */
final class HoldingsWork {
    private final KernelWork work;
    private final Links links;
    private final RouteTranslation routeTranslation;

    HoldingsWork(KernelWork work, Links links) {
        this.work = work;
        this.links = links;
        this.routeTranslation = new RouteTranslation(links::named);
    }

    void add(String instance, List<VirtualIp> vips) {
        for (VirtualIp vip : vips) {
            Link link = links.named(vip.interfaceName());
            if (link == null) {
                VrrpLog.refused(text(instance, "add", vip), Errno.ENODEV.text());
            } else {
                work.submit(
                        text(instance, "add", vip), new AddressChange.Add(AddressTranslation.of(vip, link.index())));
            }
        }
    }

    void remove(String instance, List<VirtualIp> vips) {
        for (VirtualIp vip : vips) {
            Link link = links.named(vip.interfaceName());
            // Without its interface the address is gone, too.
            if (link != null) {
                work.submit(
                        text(instance, "remove", vip),
                        new AddressChange.Delete(AddressTranslation.of(vip, link.index())));
            }
        }
    }

    void addRoutes(String instance, List<IpRoute> routes) {
        for (IpRoute route : routes) {
            Translated<IpRouteChange> addition = routeTranslation.addition(route);
            if (addition instanceof Translated.Ready<IpRouteChange> ready) {
                work.submit(text(instance, "add", route), ready.value());
            } else if (addition instanceof Translated.Unready<IpRouteChange> unready) {
                VrrpLog.refused(text(instance, "add", route), unready.reason());
            }
        }
    }

    void removeRoutes(String instance, List<IpRoute> routes) {
        for (IpRoute route : routes) {
            // What cannot be said to the kernel is not there, because its interface is not.
            if (routeTranslation.deletion(route) instanceof Translated.Ready<IpRouteChange> ready) {
                work.submit(text(instance, "remove", route), ready.value());
            }
        }
    }

    void addRules(String instance, List<IpRule> rules) {
        for (IpRule rule : rules) {
            work.submit(
                    "(" + instance + ") cannot add rule " + rule.preference(),
                    new IpRuleChange.Add(RuleTranslation.of(rule)));
        }
    }

    void removeRules(String instance, List<IpRule> rules) {
        for (IpRule rule : rules) {
            work.submit(
                    "(" + instance + ") cannot remove rule " + rule.preference(),
                    new IpRuleChange.Delete(RuleTranslation.of(rule)));
        }
    }

    private static String text(String instance, String verb, IpRoute route) {
        return "(" + instance + ") cannot " + verb + " the route to "
                + AddressText.of(route.key().destination().address()) + "/"
                + route.key().destination().length();
    }

    private static String text(String instance, String verb, VirtualIp vip) {
        return "(" + instance + ") cannot " + verb + " " + vip.text() + "/" + vip.prefixLength() + " on "
                + vip.interfaceName();
    }
}
