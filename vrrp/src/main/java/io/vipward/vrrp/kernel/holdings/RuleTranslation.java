package io.vipward.vrrp.kernel.holdings;

import io.vipward.netlink.route.IpRule;
import io.vipward.netlink.route.IpRule.Action;
import io.vipward.netlink.route.IpRule.ActionType;
import io.vipward.netlink.route.IpRule.Interfaces;
import io.vipward.netlink.route.IpRule.Mark;
import io.vipward.netlink.route.IpRule.NumberRange;
import io.vipward.netlink.route.IpRule.Selector;
import io.vipward.netlink.route.IpRule.Suppression;
import io.vipward.netlink.route.IpRule.Traffic;
import io.vipward.netlink.route.IpRule.Transport;
import io.vipward.parser.model.IpPrefix;
import io.vipward.parser.model.IpRule.RuleAction;
import io.vipward.parser.model.IpRule.RuleAddresses;
import io.vipward.parser.model.IpRule.RuleMatch;
import io.vipward.parser.model.IpRule.RuleTraffic;
import io.vipward.parser.model.IpRule.RuleTransport;
import org.jspecify.annotations.Nullable;

/** Rules of the configuration as the kernel is asked for them; their interfaces need not exist. Any thread. */
public final class RuleTranslation {
    private RuleTranslation() {}

    /** The rule. */
    public static IpRule of(io.vipward.parser.model.IpRule written) {
        return new IpRule(
                written.preference(),
                selector(written.match()),
                action(written.action()),
                written.handling().protocol());
    }

    private static Selector selector(RuleMatch match) {
        RuleAddresses addresses = match.addresses();
        IpPrefix from = addresses.from();
        IpPrefix to = addresses.to();
        return new Selector(
                !addresses.v6(),
                match.inverted(),
                from == null ? null : RouteTranslation.prefix(from),
                to == null ? null : RouteTranslation.prefix(to),
                new Interfaces(match.interfaces().in(), match.interfaces().out()),
                traffic(match.traffic()));
    }

    private static Traffic traffic(RuleTraffic written) {
        io.vipward.parser.model.IpRule.Mark mark = written.mark();
        RuleTransport transport = written.transport();
        return new Traffic(
                written.tos(),
                mark == null ? null : new Mark(mark.value(), mark.mask()),
                written.tunnelId(),
                range(written.users()),
                new Transport(
                        transport.protocol(), range(transport.sourcePorts()), range(transport.destinationPorts())));
    }

    private static @Nullable NumberRange range(io.vipward.parser.model.IpRule.@Nullable NumberRange written) {
        return written == null ? null : new NumberRange(written.first(), written.last());
    }

    private static Action action(RuleAction written) {
        return new Action(
                type(written.type()),
                written.target(),
                RouteTranslation.realms(written.realms()),
                new Suppression(
                        written.suppress().prefixLength(), written.suppress().interfaceGroup()));
    }

    private static ActionType type(io.vipward.parser.model.IpRule.ActionType written) {
        return switch (written) {
            case TABLE -> ActionType.TABLE;
            case GOTO -> ActionType.GOTO;
            case NOP -> ActionType.NOP;
            case BLACKHOLE -> ActionType.BLACKHOLE;
            case UNREACHABLE -> ActionType.UNREACHABLE;
            case PROHIBIT -> ActionType.PROHIBIT;
            case L3MDEV -> ActionType.L3MDEV;
        };
    }
}
