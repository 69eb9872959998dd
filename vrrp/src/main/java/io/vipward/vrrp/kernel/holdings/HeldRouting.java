package io.vipward.vrrp.kernel.holdings;

import io.vipward.netlink.route.IpRoute;
import io.vipward.netlink.route.IpRule;
import io.vipward.netlink.route.Prefix;
import io.vipward.netlink.route.RouteGroup;
import io.vipward.vrrp.core.Holdings;
import io.vipward.vrrp.core.Loss;
import io.vipward.vrrp.kernel.holdings.Translated.Ready;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tracked routes and rules that virtual routers may hold, found by what the kernel says of its own. Used by one thread;
 * a reload makes a new one.
 */
public final class HeldRouting {
    private final RouteTranslation translation;
    private final Map<Prefix, Set<io.vipward.parser.model.IpRoute>> routes = new HashMap<>();
    private final Map<Long, Set<io.vipward.parser.model.IpRule>> rules = new HashMap<>();
    private final Set<RouteGroup> groups;

    /**
     * What the instances are configured to hold.
     *
     * @param links the interfaces that there are whenever something is looked for
     */
    public HeldRouting(LinkLookup links, Collection<Holdings> all) {
        this.translation = new RouteTranslation(links);
        List<io.vipward.parser.model.IpRoute> everyRoute = new ArrayList<>();
        List<io.vipward.parser.model.IpRule> everyRule = new ArrayList<>();
        for (Holdings holdings : all) {
            everyRoute.addAll(holdings.routes());
            everyRule.addAll(holdings.rules());
        }
        this.groups = Tracking.groups(everyRoute, everyRule);
        for (io.vipward.parser.model.IpRoute route : everyRoute) {
            if (Tracking.tracked(route)) {
                Prefix place = RoutePlace.of(RouteTranslation.prefix(route.key().destination()));
                routes.computeIfAbsent(place, one -> new LinkedHashSet<>()).add(route);
            }
        }
        for (io.vipward.parser.model.IpRule rule : everyRule) {
            if (Tracking.tracked(rule)) {
                rules.computeIfAbsent(rule.preference(), one -> new LinkedHashSet<>())
                        .add(rule);
            }
        }
    }

    /** Groups without which nothing is heard of what is removed. */
    public Set<RouteGroup> groups() {
        return groups;
    }

    /** What was lost if the kernel says that a route is gone; nothing if it is none of ours. */
    public List<Loss> lost(IpRoute gone) {
        List<Loss> losses = new ArrayList<>();
        Prefix place = RoutePlace.of(gone.key().destination());
        for (io.vipward.parser.model.IpRoute route : routes.getOrDefault(place, Set.of())) {
            if (translation.of(route) instanceof Ready<IpRoute> ready
                    && ready.value().installedAs(gone)) {
                losses.add(loss(route));
            }
        }
        return losses;
    }

    /** What was lost if the kernel says that a rule is gone; nothing if it is none of ours. */
    public List<Loss> lost(IpRule gone) {
        List<Loss> losses = new ArrayList<>();
        for (io.vipward.parser.model.IpRule rule : rules.getOrDefault(gone.preference(), Set.of())) {
            if (RuleTranslation.of(rule).installedAs(gone)) {
                losses.add(loss(rule));
            }
        }
        return losses;
    }

    /**
     * What of the tracked routes and rules is not in the kernel.
     *
     * @param supposed what a master should have there
     * @param kernelRoutes every route that keepalived's protocol number marks
     * @param kernelRules every rule
     */
    public List<Loss> missing(Holdings supposed, Collection<IpRoute> kernelRoutes, Collection<IpRule> kernelRules) {
        Set<Loss> there = new LinkedHashSet<>();
        kernelRoutes.forEach(route -> there.addAll(lost(route)));
        kernelRules.forEach(rule -> there.addAll(lost(rule)));
        List<Loss> missing = new ArrayList<>();
        for (io.vipward.parser.model.IpRoute route : supposed.routes()) {
            if (Tracking.tracked(route) && !there.contains(loss(route))) {
                missing.add(loss(route));
            }
        }
        for (io.vipward.parser.model.IpRule rule : supposed.rules()) {
            if (Tracking.tracked(rule) && !there.contains(loss(rule))) {
                missing.add(loss(rule));
            }
        }
        return missing;
    }

    private static Loss loss(io.vipward.parser.model.IpRoute route) {
        return new Loss.OfRoute(route, RouteWords.of(route));
    }

    private static Loss loss(io.vipward.parser.model.IpRule rule) {
        return new Loss.OfRule(rule, RuleWords.of(rule));
    }
}
