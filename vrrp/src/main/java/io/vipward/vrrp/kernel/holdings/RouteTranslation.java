package io.vipward.vrrp.kernel.holdings;

import io.vipward.netlink.route.IpRoute;
import io.vipward.netlink.route.IpRouteChange;
import io.vipward.netlink.route.IpRouteChange.Insertion;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.LinkKind;
import io.vipward.netlink.route.NextHop;
import io.vipward.netlink.route.Prefix;
import io.vipward.netlink.route.Realms;
import io.vipward.netlink.route.RouteKey;
import io.vipward.netlink.route.RouteOptions;
import io.vipward.netlink.route.RouteType;
import io.vipward.parser.model.IpPrefix;
import io.vipward.vrrp.kernel.holdings.Translated.Ready;
import io.vipward.vrrp.kernel.holdings.Translated.Unready;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Routes of the configuration as the kernel is asked for them. Used by one thread. */
public final class RouteTranslation {
    private final LinkLookup links;

    /** With the interfaces that there are whenever something is translated. */
    public RouteTranslation(LinkLookup links) {
        this.links = links;
    }

    /** The request that adds a route. */
    public Translated<IpRouteChange> addition(io.vipward.parser.model.IpRoute written) {
        Translated<IpRoute> route = of(written);
        return route instanceof Ready<IpRoute> ready
                ? new Ready<>(new IpRouteChange.Add(ready.value(), insertion(written)))
                : unready(route);
    }

    /** The request that deletes a route. */
    public Translated<IpRouteChange> deletion(io.vipward.parser.model.IpRoute written) {
        Translated<IpRoute> route = of(written);
        return route instanceof Ready<IpRoute> ready
                ? new Ready<>(new IpRouteChange.Delete(ready.value()))
                : unready(route);
    }

    /** The route. */
    public Translated<IpRoute> of(io.vipward.parser.model.IpRoute written) {
        Translated<Long> table = table(written.key().table());
        if (!(table instanceof Ready<Long> known)) {
            return unready(table);
        }
        List<NextHop> hops = new ArrayList<>(written.nextHops().size());
        for (io.vipward.parser.model.IpRoute.NextHop hop : written.nextHops()) {
            String name = hop.interfaceName();
            Link link = name == null ? null : links.named(name);
            if (name != null && link == null) {
                return Unready.missing(name);
            }
            hops.add(nextHop(hop, link == null ? 0 : link.index()));
        }
        return new Ready<>(new IpRoute(
                key(written.key(), known.value()),
                options(written.options()),
                hops,
                MetricsTranslation.of(written.metrics()),
                0));
    }

    private static <T> Translated<T> unready(Translated<?> other) {
        Unready<?> unready = (Unready<?>) other;
        return new Unready<>(unready.interfaceName(), unready.reason());
    }

    private static Insertion insertion(io.vipward.parser.model.IpRoute written) {
        return switch (written.handling().insertion()) {
            case ADD -> Insertion.EXCLUSIVE;
            case APPEND -> Insertion.APPEND;
            case PREPEND -> Insertion.PREPEND;
        };
    }

    private Translated<Long> table(io.vipward.parser.model.IpRoute.RouteTable written) {
        String vrf = written.vrf();
        if (vrf == null) {
            return new Ready<>(written.number() == 0 ? RouteKey.MAIN : written.number());
        }
        Link link = links.named(vrf);
        if (link == null) {
            return Unready.missing(vrf);
        }
        return link.kind() instanceof LinkKind.Vrf kind
                ? new Ready<>(kind.table())
                : new Unready<>(vrf, "interface " + vrf + " is no VRF");
    }

    private static RouteKey key(io.vipward.parser.model.IpRoute.RouteKey written, long table) {
        IpPrefix from = written.from();
        return new RouteKey(
                type(written.type()),
                prefix(written.destination()),
                from == null ? null : prefix(from),
                written.tos(),
                table,
                written.metric());
    }

    private static RouteType type(io.vipward.parser.model.IpRoute.RouteType written) {
        return switch (written) {
            case UNICAST -> RouteType.UNICAST;
            case LOCAL -> RouteType.LOCAL;
            case BROADCAST -> RouteType.BROADCAST;
            case ANYCAST -> RouteType.ANYCAST;
            case MULTICAST -> RouteType.MULTICAST;
            case BLACKHOLE -> RouteType.BLACKHOLE;
            case UNREACHABLE -> RouteType.UNREACHABLE;
            case PROHIBIT -> RouteType.PROHIBIT;
            case THROW -> RouteType.THROW;
            case NAT -> RouteType.NAT;
        };
    }

    static Prefix prefix(IpPrefix written) {
        return new Prefix(written.address(), written.length());
    }

    static @Nullable Realms realms(io.vipward.parser.model.@Nullable Realms written) {
        return written == null ? null : new Realms(written.from(), written.to());
    }

    private static RouteOptions options(io.vipward.parser.model.IpRoute.RouteOptions written) {
        return new RouteOptions(
                written.scope(),
                written.protocol(),
                written.source(),
                realms(written.realms()),
                new RouteOptions.Ipv6(
                        written.v6().expiresSeconds(), written.v6().preference()),
                written.ttlPropagate());
    }

    private static NextHop nextHop(io.vipward.parser.model.IpRoute.NextHop written, int linkIndex) {
        return new NextHop(
                written.gateway(),
                linkIndex,
                written.weight(),
                written.onLink() ? NextHop.ON_LINK : 0,
                realms(written.realms()),
                EncapsulationTranslation.of(written.encapsulation()));
    }
}
