package io.vipward.vrrp.kernel.holdings;

import io.vipward.netlink.route.KernelChange;
import io.vipward.parser.model.IpRoute;
import io.vipward.parser.model.IpRoute.Insertion;
import io.vipward.parser.model.IpRoute.NextHop;
import io.vipward.parser.model.IpRoute.RouteHandling;
import io.vipward.vrrp.core.Message;
import io.vipward.vrrp.kernel.holdings.Translated.Ready;
import java.util.LinkedHashSet;
import java.util.Set;

/** A line of {@code static_routes}. */
record StaticRoute(IpRoute written) implements StaticItem {
    @Override
    public boolean tracked() {
        return Tracking.tracked(written);
    }

    @Override
    public Set<String> interfaces() {
        Set<String> names = new LinkedHashSet<>();
        for (NextHop hop : written.nextHops()) {
            if (hop.interfaceName() != null) {
                names.add(hop.interfaceName());
            }
        }
        return names;
    }

    @Override
    public Translated<? extends KernelChange> addition(LinkLookup links) {
        return new RouteTranslation(links).addition(written);
    }

    @Override
    public Translated<? extends KernelChange> deletion(LinkLookup links) {
        return new RouteTranslation(links).deletion(written);
    }

    /** Whether the kernel's route is this. */
    boolean is(io.vipward.netlink.route.IpRoute kernel, LinkLookup links) {
        return new RouteTranslation(links).of(written) instanceof Ready<io.vipward.netlink.route.IpRoute> ready
                && ready.value().installedAs(kernel);
    }

    @Override
    public Object place() {
        return RoutePlace.of(RouteTranslation.prefix(written.key().destination()));
    }

    @Override
    public StaticItem effect() {
        return new StaticRoute(new IpRoute(
                written.key(),
                written.options(),
                written.nextHops(),
                written.metrics(),
                new RouteHandling(Insertion.PREPEND, true, null),
                ANYWHERE));
    }

    @Override
    public Message restoring() {
        return Message.RESTORING_STATIC_ROUTE;
    }

    @Override
    public String kind() {
        return "static route";
    }

    @Override
    public String text() {
        return RouteWords.of(written);
    }
}
