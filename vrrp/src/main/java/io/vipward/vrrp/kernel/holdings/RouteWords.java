package io.vipward.vrrp.kernel.holdings;

import io.vipward.netlink.wire.AddressText;
import io.vipward.parser.model.IpPrefix;
import io.vipward.parser.model.IpRoute;
import io.vipward.parser.model.IpRoute.NextHop;
import io.vipward.parser.model.IpRoute.RouteKey;
import io.vipward.parser.model.IpRoute.RouteOptions;
import io.vipward.parser.model.IpRoute.RouteType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Routes as {@code ip route} shows them, as far as it takes to know which one is meant. Any thread. */
final class RouteWords {
    private final StringBuilder words = new StringBuilder();

    private RouteWords() {}

    static String of(IpRoute route) {
        RouteWords text = new RouteWords();
        text.key(route.key());
        text.hops(route);
        text.options(route.options());
        text.word("metric", route.key().metric());
        return text.words.toString();
    }

    /** A network, without the length that a single address has. */
    static String prefix(IpPrefix prefix) {
        int bits = prefix.isV6() ? 128 : 32;
        String address = AddressText.of(prefix.address());
        return prefix.length() == bits ? address : address + "/" + prefix.length();
    }

    private void key(RouteKey key) {
        if (key.type() != RouteType.UNICAST) {
            words.append(key.type().name().toLowerCase(Locale.ROOT)).append(' ');
        }
        words.append(key.destination().length() == 0 ? "default" : prefix(key.destination()));
        word("from", key.from() == null ? null : prefix(key.from()));
        word("tos", key.tos() == 0 ? null : "0x" + Integer.toHexString(key.tos()));
        word("vrf", key.table().vrf());
        word("table", key.table().number() == 0 ? null : key.table().number());
    }

    private void hops(IpRoute route) {
        boolean several = route.nextHops().size() > 1;
        for (NextHop hop : route.nextHops()) {
            if (several) {
                words.append(" nexthop");
            }
            word("via", hop.gateway() == null ? null : AddressText.of(hop.gateway()));
            word("dev", hop.interfaceName());
            word("weight", several ? hop.weight() : null);
        }
    }

    private void options(RouteOptions options) {
        if (options.protocol() != 0) {
            word("proto", options.protocol() == RouteOptions.KEEPALIVED ? "keepalived" : options.protocol());
        }
        word("src", options.source() == null ? null : AddressText.of(options.source()));
    }

    private void word(String name, @Nullable Object value) {
        if (value != null) {
            words.append(' ').append(name).append(' ').append(value);
        }
    }
}
