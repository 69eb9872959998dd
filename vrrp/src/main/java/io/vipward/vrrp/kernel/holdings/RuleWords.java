package io.vipward.vrrp.kernel.holdings;

import io.vipward.parser.model.IpPrefix;
import io.vipward.parser.model.IpRoute.RouteOptions;
import io.vipward.parser.model.IpRule;
import io.vipward.parser.model.IpRule.ActionType;
import io.vipward.parser.model.IpRule.Mark;
import io.vipward.parser.model.IpRule.NumberRange;
import io.vipward.parser.model.IpRule.RuleTraffic;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rules as {@code ip rule} shows them. Any thread. */
final class RuleWords {
    private static final long WHOLE_MASK = 0xffff_ffffL;

    private final StringBuilder words = new StringBuilder();

    private RuleWords() {}

    static String of(IpRule rule) {
        RuleWords text = new RuleWords();
        text.words.append(rule.preference()).append(':');
        text.selector(rule);
        text.traffic(rule.match().traffic());
        text.action(rule);
        return text.words.toString();
    }

    private void selector(IpRule rule) {
        if (rule.match().inverted()) {
            words.append(" not");
        }
        IpPrefix from = rule.match().addresses().from();
        IpPrefix to = rule.match().addresses().to();
        word("from", from == null || from.length() == 0 ? "all" : RouteWords.prefix(from));
        word("to", to == null || to.length() == 0 ? null : RouteWords.prefix(to));
    }

    private void traffic(RuleTraffic traffic) {
        word("tos", traffic.tos() == 0 ? null : "0x" + Integer.toHexString(traffic.tos()));
        Mark mark = traffic.mark();
        if (mark != null) {
            String mask = mark.mask() == WHOLE_MASK ? "" : "/0x" + Long.toHexString(mark.mask());
            word("fwmark", "0x" + Long.toHexString(mark.value()) + mask);
        }
    }

    private void action(IpRule rule) {
        word("iif", rule.match().interfaces().in());
        word("oif", rule.match().interfaces().out());
        RuleTraffic traffic = rule.match().traffic();
        word("uidrange", range(traffic.users()));
        word("tun_id", traffic.tunnelId());
        word("ipproto", traffic.transport().protocol());
        word("sport", range(traffic.transport().sourcePorts()));
        word("dport", range(traffic.transport().destinationPorts()));
        ActionType type = rule.action().type();
        switch (type) {
            case TABLE -> word("lookup", rule.action().target());
            case L3MDEV -> words.append(" lookup [l3mdev-table]");
            case GOTO -> word("goto", rule.action().target());
            case NOP, BLACKHOLE, UNREACHABLE, PROHIBIT ->
                words.append(' ').append(type.name().toLowerCase(Locale.ROOT));
        }
        int protocol = rule.handling().protocol();
        word("proto", protocol == 0 ? null : protocol == RouteOptions.KEEPALIVED ? "keepalived" : protocol);
    }

    private static @Nullable String range(@Nullable NumberRange range) {
        return range == null ? null : range.first() + "-" + range.last();
    }

    private void word(String name, @Nullable Object value) {
        if (value != null) {
            words.append(' ').append(name).append(' ').append(value);
        }
    }
}
