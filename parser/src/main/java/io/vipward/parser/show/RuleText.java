package io.vipward.parser.show;

import io.vipward.parser.model.IpRule;
import io.vipward.parser.model.IpRule.ActionType;
import io.vipward.parser.model.IpRule.Mark;
import io.vipward.parser.model.IpRule.NumberRange;
import io.vipward.parser.model.IpRule.RuleAction;
import io.vipward.parser.model.IpRule.RuleMatch;
import io.vipward.parser.model.IpRule.RuleTraffic;
import io.vipward.parser.model.Realms;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lines of {@code static_rules} and {@code virtual_rules}. */
final class RuleText {
    private final List<Object> words = new ArrayList<>();

    private RuleText() {}

    static void write(TextWriter out, String block, List<IpRule> rules) {
        if (rules.isEmpty()) {
            return;
        }
        out.open(block);
        for (IpRule rule : rules) {
            RuleText text = new RuleText();
            text.rule(rule);
            out.entry(text.words);
        }
        out.close();
    }

    private void rule(IpRule rule) {
        match(rule.match());
        action(rule.action());
        optional("preference", rule.preference());
        if (!rule.handling().tracked() && rule.handling().protocol() != 0) {
            optional("protocol", rule.handling().protocol());
        }
        if (!rule.handling().tracked()) {
            words.add("no_track");
        }
        optional("track_group", rule.handling().trackGroup());
    }

    private void match(RuleMatch match) {
        if (match.inverted()) {
            words.add("not");
        }
        optional("from", match.addresses().from());
        optional("to", match.addresses().to());
        optional("iif", match.interfaces().in());
        optional("oif", match.interfaces().out());
        RuleTraffic traffic = match.traffic();
        if (traffic.tos() != 0) {
            optional("tos", traffic.tos());
        }
        Mark mark = traffic.mark();
        if (mark != null) {
            optional("fwmark", mark.value() + "/" + mark.mask());
        }
        Long tunnel = traffic.tunnelId();
        optional("tunnel-id", tunnel == null ? null : Long.toUnsignedString(tunnel));
        range("uidrange", traffic.users());
        optional("ipproto", traffic.transport().protocol());
        range("sport", traffic.transport().sourcePorts());
        range("dport", traffic.transport().destinationPorts());
    }

    private void action(RuleAction action) {
        words.add(action.type().name().toLowerCase(Locale.ROOT));
        if (action.type() == ActionType.TABLE || action.type() == ActionType.GOTO) {
            words.add(action.target());
        }
        Realms realms = action.realms();
        if (realms != null) {
            optional("realms", realms.from() + "/" + realms.to());
        }
        optional("suppress_prefixlength", action.suppress().prefixLength());
        optional("suppress_ifgroup", action.suppress().interfaceGroup());
    }

    private void range(String keyword, @Nullable NumberRange range) {
        if (range != null) {
            optional(keyword, range.first() + "-" + range.last());
        }
    }

    private void optional(String keyword, @Nullable Object value) {
        if (value != null) {
            words.add(keyword);
            words.add(value);
        }
    }
}
