package io.vipward.parser.show;

import io.vipward.parser.model.Encapsulation;
import io.vipward.parser.model.IpRoute;
import io.vipward.parser.model.IpRoute.Insertion;
import io.vipward.parser.model.IpRoute.NextHop;
import io.vipward.parser.model.IpRoute.RouteKey;
import io.vipward.parser.model.IpRoute.RouteOptions;
import io.vipward.parser.model.IpRoute.RouteType;
import io.vipward.parser.model.Realms;
import io.vipward.parser.model.RouteMetrics;
import io.vipward.parser.model.RouteMetrics.CongestionControl;
import io.vipward.parser.model.RouteMetrics.Kind;
import io.vipward.parser.model.RouteMetrics.RouteMetric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lines of {@code static_routes} and {@code virtual_routes}. */
final class RouteText {
    private static final int ILA_DIGITS = 4;

    private final List<Object> words = new ArrayList<>();

    private RouteText() {}

    static void write(TextWriter out, String block, List<IpRoute> routes) {
        if (routes.isEmpty()) {
            return;
        }
        out.open(block);
        for (IpRoute route : routes) {
            RouteText text = new RouteText();
            text.route(route);
            out.entry(text.words);
        }
        out.close();
    }

    private void route(IpRoute route) {
        RouteKey key = route.key();
        if (key.type() != RouteType.UNICAST) {
            words.add(key.type().name().toLowerCase(Locale.ROOT));
        }
        words.add(key.destination());
        optional("from", key.from());
        if (key.tos() != 0) {
            optional("tos", key.tos());
        }
        optional("vrf", key.table().vrf());
        if (key.table().number() != 0) {
            optional("table", key.table().number());
        }
        optional("metric", key.metric());
        options(route);
        metrics(route.metrics());
        // What holds where nothing is written depends on whether the type is.
        Insertion usual = key.type() == RouteType.UNICAST ? Insertion.PREPEND : Insertion.ADD;
        if (route.handling().insertion() != usual) {
            words.add(route.handling().insertion().name().toLowerCase(Locale.ROOT));
        }
        if (!route.handling().tracked()) {
            words.add("no_track");
        }
        optional("track_group", route.handling().trackGroup());
        hops(route.nextHops());
    }

    private void options(IpRoute route) {
        RouteOptions options = route.options();
        optional("scope", options.scope());
        // A tracked one has keepalived's, and others have it where none is written.
        if (options.protocol() != RouteOptions.KEEPALIVED) {
            optional("protocol", options.protocol());
        }
        optional("src", options.source());
        realms(options.realms());
        optional("expires", options.v6().expiresSeconds());
        optional("pref", options.v6().preference());
        Boolean propagate = options.ttlPropagate();
        if (propagate != null) {
            optional("ttl-propagate", propagate ? "enabled" : "disabled");
        }
    }

    private void realms(@Nullable Realms realms) {
        if (realms != null) {
            optional("realms", realms.from() + "/" + realms.to());
        }
    }

    private void metrics(RouteMetrics metrics) {
        for (RouteMetric metric : metrics.values()) {
            words.add(metric.kind().name().toLowerCase(Locale.ROOT));
            if (metric.locked()) {
                words.add("lock");
            }
            words.add(value(metric));
        }
        CongestionControl control = metrics.congestionControl();
        if (control != null) {
            words.add("congctl");
            if (control.locked()) {
                words.add("lock");
            }
            words.add(control.name());
        }
    }

    private static String value(RouteMetric metric) {
        int perMilli = metric.kind() == Kind.RTT ? 8 : metric.kind() == Kind.RTTVAR ? 4 : 1;
        boolean isTime = perMilli > 1 || metric.kind() == Kind.RTO_MIN;
        if (metric.kind() == Kind.FEATURES) {
            return "ecn";
        }
        return isTime
                ? BigDecimal.valueOf(metric.value())
                                .divide(BigDecimal.valueOf(perMilli))
                                .toPlainString() + "ms"
                : String.valueOf(metric.value());
    }

    /** An ordinary route has its gateway among its options; whatever that cannot say needs a nexthop. */
    private void hops(List<NextHop> hops) {
        boolean ordinary =
                hops.size() == 1 && hops.get(0).weight() == 1 && hops.get(0).realms() == null;
        for (NextHop hop : hops) {
            if (!ordinary) {
                words.add("nexthop");
            }
            optional("via", hop.gateway());
            optional("dev", hop.interfaceName());
            if (!ordinary) {
                optional("weight", hop.weight());
            }
            if (hop.onLink()) {
                words.add("onlink");
            }
            realms(hop.realms());
            Encapsulation encapsulation = hop.encapsulation();
            if (encapsulation != null) {
                words.add("encap");
                encapsulation(encapsulation);
            }
        }
    }

    private void encapsulation(Encapsulation encapsulation) {
        if (encapsulation instanceof Encapsulation.Mpls mpls) {
            optional("mpls", mpls.labels().stream().map(String::valueOf).collect(Collectors.joining("/")));
        } else if (encapsulation instanceof Encapsulation.Ila ila) {
            optional("ila", locator(ila.locator()));
        } else if (encapsulation instanceof Encapsulation.Ip ip) {
            words.add(ip.v6() ? "ip6" : "ip");
            Long id = ip.tunnel().id();
            optional("id", id == null ? null : Long.toUnsignedString(id));
            optional("dst", ip.tunnel().destination());
            optional("src", ip.tunnel().source());
            optional(ip.v6() ? "tc" : "tos", ip.tos());
            optional(ip.v6() ? "hoplimit" : "ttl", ip.hopLimit());
            optional("flags", ip.flags());
        }
    }

    private static String locator(long locator) {
        List<String> groups = new ArrayList<>();
        for (int i = ILA_DIGITS - 1; i >= 0; i--) {
            groups.add(Long.toHexString(locator >>> (i * Short.SIZE) & 0xffff));
        }
        return String.join(":", groups);
    }

    private void optional(String keyword, @Nullable Object value) {
        if (value != null) {
            words.add(keyword);
            words.add(value);
        }
    }
}
