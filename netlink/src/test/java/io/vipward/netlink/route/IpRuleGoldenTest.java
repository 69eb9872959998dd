package io.vipward.netlink.route;

import static io.vipward.netlink.route.IpRouteGoldenTest.prefix;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.route.IpRule.Action;
import io.vipward.netlink.route.IpRule.ActionType;
import io.vipward.netlink.route.IpRule.Interfaces;
import io.vipward.netlink.route.IpRule.Mark;
import io.vipward.netlink.route.IpRule.NumberRange;
import io.vipward.netlink.route.IpRule.Selector;
import io.vipward.netlink.route.IpRule.Suppression;
import io.vipward.netlink.route.IpRule.Traffic;
import io.vipward.netlink.route.IpRule.Transport;
import io.vipward.netlink.wire.NetlinkMessage;
import io.vipward.netlink.wire.Vectors;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Our requests are, byte for byte, those that keepalived sends for the same configuration, and what the kernel makes of them
 * is recognised.
 */
class IpRuleGoldenTest {
    @Test
    void sourceAndDestination() {
        assertAdds("rt-rule-add-from", rule(16_384, from("192.168.2.0/24"), Action.table(1)));
        assertAdds("rt-rule-add-to", rule(16_383, Selector.to(prefix("192.168.2.0/24")), Action.table(100)));
        assertAdds("rt-rule-add-not", rule(16_376, from("192.168.46.0/24").not(), Action.table(100)));
    }

    @Test
    void everyAction() {
        assertAdds("rt-rule-add-blackhole", rule(16_382, from("192.168.40.0/24"), Action.of(ActionType.BLACKHOLE)));
        assertAdds("rt-rule-add-prohibit", rule(16_380, from("192.168.42.0/24"), Action.of(ActionType.PROHIBIT)));
        assertAdds("rt-rule-add-unreachable", rule(16_381, from("192.168.41.0/24"), Action.of(ActionType.UNREACHABLE)));
        assertAdds("rt-rule-add-nop", rule(16_379, from("192.168.43.0/24"), Action.of(ActionType.NOP)));
        assertAdds("rt-rule-add-goto", rule(50, from("192.168.30.0/24"), Action.goTo(32_766)));
    }

    @Test
    void marksInterfacesRealmsAndALargeTable() {
        Selector selector = from("192.168.28.0/24")
                .withTo(prefix("192.168.29.0/26"))
                .with(new Interfaces("e0", "e2"))
                .with(new Traffic(16, new Mark(24, 12), null, null, Transport.ANY));
        Action action = new Action(ActionType.TABLE, 300, new Realms(30, 20), Suppression.NONE);

        assertAdds("rt-rule-add-many", rule(39, selector, action));
        assertAdds(
                "rt-rule-add-fwmark",
                rule(60, Selector.every(true).with(Traffic.marked(new Mark(0x20, Mark.WHOLE))), Action.table(101)));
    }

    @Test
    void suppression() {
        Action action = new Action(ActionType.TABLE, 100, null, new Suppression(8, 3L));

        assertAdds("rt-rule-add-suppress", rule(16_378, from("192.168.44.0/24"), action));
    }

    @Test
    void tunnelUsersAndPorts() {
        assertAdds(
                "rt-rule-add-tunnel-id",
                rule(
                        16_375,
                        from("192.168.47.0/24").with(new Traffic(0, null, 77L, null, Transport.ANY)),
                        Action.table(100)));
        assertAdds(
                "rt-rule-add-v6-uidrange",
                rule(
                        16_384,
                        from("fd00:2::/64")
                                .withTo(prefix("fd00:1::/64"))
                                .with(new Traffic(0, null, null, new NumberRange(10_000, 19_999), Transport.ANY)),
                        Action.table(6_908)));
        assertAdds(
                "rt-rule-add-ipproto-dport",
                rule(
                        16_377,
                        from("192.168.45.0/24").with(Traffic.of(new Transport(6, null, null))),
                        Action.table(100)));
        assertAdds(
                "rt-rule-add-v6-l3mdev-ports",
                rule(
                        16_383,
                        from("fd00:4::/64")
                                .withTo(prefix("fd00:3::/64"))
                                .with(Traffic.of(new Transport(17, new NumberRange(10, 20), new NumberRange(20, 30)))),
                        Action.of(ActionType.L3MDEV)));
    }

    @Test
    void untrackedRuleSaysNoProtocol() {
        assertAdds("rt-rule-add-no-track", new IpRule(16_374, from("192.168.48.0/24"), Action.table(100), 0));
    }

    @Test
    void deletionHasTheSameContent() {
        IpRule rule = rule(16_384, from("192.168.2.0/24"), Action.table(1));

        assertEquals(
                Vectors.comparable(Vectors.requests("rt-rule-del-missing").get(0)),
                Vectors.comparable(RouteCodec.change(new IpRuleChange.Delete(rule))));
    }

    @Test
    void otherRulesAreNotTheSame() {
        IpRule rule = rule(100, from("192.168.2.0/24"), Action.table(1));

        assertFalse(rule.installedAs(rule(101, rule.selector(), rule.action())));
        assertFalse(rule.installedAs(rule(100, rule.selector().not(), rule.action())));
        assertFalse(rule.installedAs(rule(100, rule.selector(), Action.table(2))));
        assertFalse(rule.installedAs(new IpRule(100, rule.selector(), rule.action(), 3)));
        assertTrue(rule(1, Selector.from(Prefix.any(true)).with(Traffic.marked(new Mark(0, Mark.WHOLE))), rule.action())
                .installedAs(rule(1, Selector.every(true), rule.action())));
    }

    @Test
    void rulesOfADump() {
        List<IpRule> rules = Vectors.answers("ip-rule-dump").stream()
                .map(RouteCodec::decode)
                .filter(RouteMessage.RulePresent.class::isInstance)
                .map(message -> ((RouteMessage.RulePresent) message).rule())
                .toList();

        assertEquals(
                List.of(0L, 32_766L, 32_767L),
                rules.stream().map(IpRule::preference).toList());
        assertEquals(RouteKey.LOCAL, rules.get(0).action().target());
    }

    @Test
    void deletedRuleIsAnnounced() {
        RouteMessage decoded = RouteCodec.decode(Vectors.answers("ip-rule-del").get(0));

        RouteMessage.RuleGone gone = assertInstanceOf(RouteMessage.RuleGone.class, decoded);
        assertEquals(new IpRule(77, from("10.1.0.0/16"), Action.table(500), 0), gone.rule());
    }

    @Test
    void impossiblePrefixesAndActionsAreMalformed() {
        byte[] prefix = new byte[12];
        prefix[0] = 2;
        prefix[2] = 33;
        prefix[7] = 1;
        byte[] action = new byte[12];
        action[0] = 10;
        action[7] = 99;

        for (byte[] payload : List.of(prefix, action)) {
            RouteMessage decoded = RouteCodec.decode(new NetlinkMessage(32, 0, 0, ByteBuffer.wrap(payload)));

            assertInstanceOf(RouteMessage.Malformed.class, decoded);
        }
    }

    private static void assertAdds(String vector, IpRule rule) {
        assertEquals(
                Vectors.comparable(Vectors.requests(vector).get(0)),
                Vectors.comparable(RouteCodec.change(new IpRuleChange.Add(rule))),
                vector);
        RouteMessage made = RouteCodec.decode(Vectors.answers(vector).get(0));
        IpRule fromKernel =
                assertInstanceOf(RouteMessage.RulePresent.class, made).rule();
        assertTrue(rule.installedAs(fromKernel), rule + "\n" + fromKernel);
    }

    private static IpRule rule(long preference, Selector selector, Action action) {
        return new IpRule(preference, selector, action, RouteOptions.KEEPALIVED);
    }

    private static Selector from(String prefix) {
        return Selector.from(prefix(prefix));
    }
}
