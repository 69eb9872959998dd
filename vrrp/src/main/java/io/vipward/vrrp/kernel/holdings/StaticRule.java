package io.vipward.vrrp.kernel.holdings;

import io.vipward.netlink.route.IpRuleChange;
import io.vipward.netlink.route.KernelChange;
import io.vipward.parser.model.IpRule;
import io.vipward.parser.model.IpRule.RuleHandling;
import io.vipward.vrrp.core.Message;
import io.vipward.vrrp.kernel.holdings.Translated.Ready;
import java.util.Set;

/** A line of {@code static_rules}. Its interfaces may come and go. */
record StaticRule(IpRule written) implements StaticItem {
    @Override
    public boolean tracked() {
        return Tracking.tracked(written);
    }

    @Override
    public Set<String> interfaces() {
        return Set.of();
    }

    @Override
    public Translated<? extends KernelChange> addition(LinkLookup links) {
        return new Ready<>(new IpRuleChange.Add(RuleTranslation.of(written)));
    }

    @Override
    public Translated<? extends KernelChange> deletion(LinkLookup links) {
        return new Ready<>(new IpRuleChange.Delete(RuleTranslation.of(written)));
    }

    /** Whether the kernel's rule is this. */
    boolean is(io.vipward.netlink.route.IpRule kernel) {
        return RuleTranslation.of(written).installedAs(kernel);
    }

    @Override
    public Object place() {
        return written.preference();
    }

    @Override
    public StaticItem effect() {
        RuleHandling handling = new RuleHandling(written.handling().protocol(), true, null);
        return new StaticRule(new IpRule(written.match(), written.action(), written.preference(), handling, ANYWHERE));
    }

    @Override
    public Message restoring() {
        return Message.RESTORING_STATIC_RULE;
    }

    @Override
    public String kind() {
        return "static rule";
    }

    @Override
    public String text() {
        return RuleWords.of(written);
    }
}
