package io.vipward.parser.dump;

import io.vipward.parser.model.Encapsulation;
import io.vipward.parser.model.IpPrefix;
import io.vipward.parser.model.IpRoute;
import io.vipward.parser.model.IpRoute.Insertion;
import io.vipward.parser.model.IpRoute.NextHop;
import io.vipward.parser.model.IpRoute.RouteKey;
import io.vipward.parser.model.IpRoute.RouteOptions;
import io.vipward.parser.model.IpRoute.RouteType;
import io.vipward.parser.model.IpRule;
import io.vipward.parser.model.IpRule.ActionType;
import io.vipward.parser.model.IpRule.Mark;
import io.vipward.parser.model.IpRule.NumberRange;
import io.vipward.parser.model.IpRule.RuleTraffic;
import io.vipward.parser.model.Realms;
import io.vipward.parser.model.RouteMetrics.Kind;
import io.vipward.parser.model.RouteMetrics.RouteMetric;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Routes and rules of ours as sets of words of keepalived's dump. Their order is keepalived's own for each option, and
 * says nothing.
 */
final class RouteLines {
    private final List<String> words = new ArrayList<>();

    private RouteLines() {}

    /** The words of a line of a dump, in the alphabet's order. */
    static String sorted(String line) {
        return Arrays.stream(line.split(" ", -1))
                .filter(word -> !word.equals("set"))
                // An interface that the daemon made stands before the one below it.
                .map(word -> canonical(word.replaceAll("@.*", "")))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** Any address is written in several ways. */
    private static String canonical(String word) {
        int slash = word.indexOf('/');
        String address = slash < 0 ? word : word.substring(0, slash);
        String canonical = DumpText.canonical(address) + word.substring(address.length());
        return canonical.equals("0.0.0.0/0") || canonical.equals("0:0:0:0:0:0:0:0/0") ? "all" : canonical;
    }

    static String of(IpRoute route) {
        RouteLines line = new RouteLines();
        line.route(route);
        return sorted(String.join(" ", line.words));
    }

    static String of(IpRule rule) {
        RouteLines line = new RouteLines();
        line.rule(rule);
        return sorted(String.join(" ", line.words));
    }

    private void route(IpRoute route) {
        RouteKey key = route.key();
        // The dump tells what is written; that a route whose type is written must have no equal is seen in the kernel
        // only.
        boolean unwritten = key.type() != RouteType.UNICAST && route.handling().insertion() == Insertion.ADD;
        Insertion shown = unwritten ? Insertion.PREPEND : route.handling().insertion();
        words.add(shown.name().toLowerCase(Locale.ROOT));
        if (key.type() != RouteType.UNICAST) {
            words.add(key.type().name().toLowerCase(Locale.ROOT));
        }
        words.add(prefix(key.destination()));
        add("from", key.from() == null ? null : prefix(key.from()));
        add("tos", key.tos() == 0 ? null : key.tos());
        add("table", key.table().number() == 0 ? null : key.table().number());
        add("metric", key.metric());
        add("scope", route.options().scope());
        // keepalived's own number is shown only where the route must have it.
        boolean usual = !route.handling().tracked() && route.options().protocol() == RouteOptions.KEEPALIVED;
        add("proto", usual ? null : route.options().protocol());
        add("src", address(route.options().source()));
        add("realm", realm(route.options().realms()));
        add("ttl-propagate", propagate(route.options().ttlPropagate()));
        route.metrics().values().forEach(this::metric);
        List<NextHop> hops = route.nextHops();
        hops.forEach(hop -> hop(hop, hops.size() > 1));
        if (!route.handling().tracked()) {
            words.add("no_track");
        }
    }

    private void metric(RouteMetric metric) {
        words.add(metric.kind().name().toLowerCase(Locale.ROOT));
        if (metric.locked()) {
            words.add("lock");
        }
        int perMilli = metric.kind() == Kind.RTT ? 8 : metric.kind() == Kind.RTTVAR ? 4 : 1;
        boolean time = perMilli > 1 || metric.kind() == Kind.RTO_MIN;
        words.add(
                metric.kind() == Kind.FEATURES
                        ? "ecn"
                        : time ? metric.value() / perMilli + "ms" : String.valueOf(metric.value()));
    }

    private void hop(NextHop hop, boolean multipath) {
        if (multipath) {
            words.add("nexthop");
        }
        InetAddress gateway = hop.gateway();
        if (gateway != null) {
            words.addAll(List.of("via", gateway instanceof Inet6Address ? "inet6" : "inet"));
            words.add(gateway.getHostAddress());
        }
        add("dev", hop.interfaceName());
        // Written weights are shown, 1 too; the model does not tell it from none.
        add("weight", multipath && hop.weight() > 1 ? hop.weight() : null);
        if (hop.onLink()) {
            words.add("onlink");
        }
        Encapsulation encapsulation = hop.encapsulation();
        if (encapsulation != null) {
            words.add("encap");
        }
    }

    private void rule(IpRule rule) {
        if (rule.match().inverted()) {
            words.add("not");
        }
        IpPrefix from = rule.match().addresses().from();
        IpPrefix to = rule.match().addresses().to();
        add("from", from == null ? "all" : prefix(from));
        add("to", to == null ? null : prefix(to));
        add("priority", rule.preference());
        add("iif", rule.match().interfaces().in());
        add("oif", rule.match().interfaces().out());
        traffic(rule.match().traffic());
        add("protocol", rule.handling().protocol() == 0 ? null : rule.handling().protocol());
        Realms realms = rule.action().realms();
        add("realms", realms == null ? null : realms.from() + "/" + realms.to());
        switch (rule.action().type()) {
            case TABLE -> add("lookup", rule.action().target());
            case GOTO -> add("goto", rule.action().target());
            case NOP -> words.add("nop");
            case L3MDEV -> words.addAll(List.of("l3mdev", "lookup", "0"));
            case BLACKHOLE, UNREACHABLE, PROHIBIT ->
                add("type", lower(rule.action().type()));
        }
        if (!rule.handling().tracked()) {
            words.add("no_track");
        }
    }

    private void traffic(RuleTraffic traffic) {
        add("tos", "0x" + Integer.toHexString(traffic.tos()));
        Mark mark = traffic.mark();
        add("fwmark", mark == null ? null : mark(mark));
        NumberRange users = traffic.users();
        add("uidrange", users == null ? null : users.first() + "-" + users.last());
    }

    private static String mark(Mark mark) {
        String value = "0x" + Long.toHexString(mark.value());
        return mark.mask() == 0xffff_ffffL ? value : value + "/0x" + Long.toHexString(mark.mask());
    }

    private static String lower(ActionType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String propagate(@Nullable Boolean on) {
        return on == null ? null : on ? "enabled" : "disabled";
    }

    private static @Nullable String address(@Nullable InetAddress address) {
        return address == null ? null : address.getHostAddress();
    }

    private static @Nullable String realm(@Nullable Realms realms) {
        return realms == null ? null : (realms.from() == 0 ? "" : realms.from() + "/") + realms.to();
    }

    private static String prefix(IpPrefix prefix) {
        boolean whole = prefix.length() == (prefix.isV6() ? 128 : 32);
        return Objects.toString(prefix.address().getHostAddress()) + (whole ? "" : "/" + prefix.length());
    }

    private void add(String keyword, @Nullable Object value) {
        if (value != null) {
            words.add(keyword);
            words.add(value.toString());
        }
    }
}
