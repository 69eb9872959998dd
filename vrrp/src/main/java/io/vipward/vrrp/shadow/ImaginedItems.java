package io.vipward.vrrp.shadow;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.route.AddressChange;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.IpRoute;
import io.vipward.netlink.route.IpRouteChange;
import io.vipward.netlink.route.IpRule;
import io.vipward.netlink.route.IpRuleChange;
import io.vipward.netlink.route.KernelChange;
import io.vipward.netlink.route.RouteMessage;
import io.vipward.netlink.wire.Reply;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The addresses, routes and rules that would be there, or not be there any more. On one thread. */
final class ImaginedItems {
    private final Imagined<InterfaceAddress> addresses = new Imagined<>(InterfaceAddress::sameAs);
    private final Imagined<IpRoute> routes = new Imagined<>(IpRoute::installedAs);
    private final Imagined<IpRule> rules = new Imagined<>(IpRule::installedAs);

    /** Those of an interface, a table or a family, the changes of a turn included as they are made. */
    record Present(List<InterfaceAddress> addresses, List<IpRoute> routes, List<IpRule> rules) {
        Present {
            addresses = new ArrayList<>(addresses);
            routes = new ArrayList<>(routes);
            rules = new ArrayList<>(rules);
        }
    }

    /**
     * What came of a change.
     *
     * @param told what a kernel would say of it to all, null for nothing: it is as before
     */
    record Outcome(Reply reply, @Nullable RouteMessage told) {
        static final Outcome AGREED = new Outcome(Reply.ACKNOWLEDGED, null);

        static Outcome refused(Errno errno) {
            return new Outcome(new Reply.Failed(errno), null);
        }

        static Outcome made(RouteMessage told) {
            return new Outcome(Reply.ACKNOWLEDGED, told);
        }
    }

    List<InterfaceAddress> addresses(List<InterfaceAddress> real) {
        return addresses.over(real);
    }

    List<IpRoute> routes(List<IpRoute> real) {
        return routes.over(real);
    }

    List<IpRule> rules(List<IpRule> real) {
        return rules.over(real);
    }

    /** Whether it is not what really happens to this one that counts. */
    boolean concern(InterfaceAddress address) {
        return addresses.concern(address);
    }

    boolean concern(IpRoute route) {
        return routes.concern(route);
    }

    boolean concern(IpRule rule) {
        return rules.concern(rule);
    }

    /** Imagines a change, with the kernel's refusals. */
    Outcome change(KernelChange change, Present present) {
        if (change instanceof AddressChange address) {
            return change(address, present.addresses());
        }
        if (change instanceof IpRouteChange route) {
            return change(route, present.routes());
        }
        if (change instanceof IpRuleChange rule) {
            return change(rule, present.rules());
        }
        // Of interfaces nothing is read back.
        return Outcome.AGREED;
    }

    private Outcome change(AddressChange change, List<InterfaceAddress> present) {
        InterfaceAddress found = addresses.find(change.address(), present);
        if (change instanceof AddressChange.Delete) {
            if (found == null) {
                return Outcome.refused(Errno.EADDRNOTAVAIL);
            }
            addresses.remove(found, present);
            return Outcome.made(new RouteMessage.AddressGone(found));
        }
        if (found != null && change instanceof AddressChange.Add) {
            return Outcome.refused(Errno.EEXIST);
        }
        addresses.add(change.address(), present);
        return Outcome.made(new RouteMessage.AddressPresent(change.address()));
    }

    private Outcome change(IpRouteChange change, List<IpRoute> present) {
        IpRoute found = routes.find(change.route(), present);
        if (change instanceof IpRouteChange.Delete) {
            if (found == null) {
                return Outcome.refused(Errno.ESRCH);
            }
            routes.remove(found, present);
            return Outcome.made(new RouteMessage.RouteGone(found));
        }
        if (found != null) {
            return Outcome.refused(Errno.EEXIST);
        }
        routes.add(change.route(), present);
        return Outcome.made(new RouteMessage.RoutePresent(change.route()));
    }

    private Outcome change(IpRuleChange change, List<IpRule> present) {
        IpRule found = rules.find(change.rule(), present);
        if (change instanceof IpRuleChange.Delete) {
            if (found == null) {
                return Outcome.refused(Errno.ENOENT);
            }
            rules.remove(found, present);
            return Outcome.made(new RouteMessage.RuleGone(found));
        }
        if (found != null) {
            return Outcome.refused(Errno.EEXIST);
        }
        rules.add(change.rule(), present);
        return Outcome.made(new RouteMessage.RulePresent(change.rule()));
    }
}
