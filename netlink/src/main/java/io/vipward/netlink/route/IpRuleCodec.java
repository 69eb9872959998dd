package io.vipward.netlink.route;

import io.vipward.netlink.linux.SocketConstants;
import io.vipward.netlink.route.IpRule.Action;
import io.vipward.netlink.route.IpRule.ActionType;
import io.vipward.netlink.route.IpRule.NumberRange;
import io.vipward.netlink.route.IpRule.Traffic;
import io.vipward.netlink.route.RouteMessage.Malformed;
import io.vipward.netlink.wire.AttributeReader;
import io.vipward.netlink.wire.MessageWriter;
import io.vipward.netlink.wire.NetlinkFlags;
import io.vipward.netlink.wire.NetlinkMessage;
import io.vipward.netlink.wire.Request;
import java.nio.ByteBuffer;

/**
 * Rules as bytes (linux/fib_rules.h), with the attributes in the order in which keepalived sends them. Decoding never throws.
 * Any thread.
 *
 * <pre>
 * fib_rule_hdr: 0 u8 family, 1 u8 dst_len, 2 u8 src_len, 3 u8 tos, 4 u8 table, 7 u8 action, 8 u32 flags;
 *               attributes at 12
 * </pre>
 */
final class IpRuleCodec {
    static final int NEW_RULE = 32;
    static final int DELETE_RULE = 33;
    static final int GET_RULE = 34;

    static final int HEADER_BYTES = 12;
    static final int FLAG_INVERT = 2;
    static final int ACTION_TABLE = 1;
    static final int ACTION_GOTO = 2;
    static final int ACTION_NOP = 3;
    static final int ACTION_BLACKHOLE = 6;
    static final int ACTION_UNREACHABLE = 7;
    static final int ACTION_PROHIBIT = 8;

    private static final int LARGEST_TABLE_IN_HEADER = 255;

    /** FRA_ numbers. */
    static final class Fra {
        static final int DST = 1;
        static final int SRC = 2;
        static final int IIFNAME = 3;
        static final int GOTO = 4;
        static final int PRIORITY = 6;
        static final int FWMARK = 10;
        static final int FLOW = 11;
        static final int TUN_ID = 12;
        static final int SUPPRESS_IFGROUP = 13;
        static final int SUPPRESS_PREFIXLEN = 14;
        static final int TABLE = 15;
        static final int FWMASK = 16;
        static final int OIFNAME = 17;
        static final int L3MDEV = 19;
        static final int UID_RANGE = 20;
        static final int PROTOCOL = 21;
        static final int IP_PROTO = 22;
        static final int SPORT_RANGE = 23;
        static final int DPORT_RANGE = 24;

        private Fra() {}
    }

    private IpRuleCodec() {}

    static Request list(int family) {
        return Request.of(
                GET_RULE, RouteCodec.DUMP_FLAGS, new MessageWriter().u8(family).zeros(HEADER_BYTES - 1));
    }

    static Request change(IpRuleChange change) {
        boolean add = change instanceof IpRuleChange.Add;
        int flags = RouteCodec.CHANGE_FLAGS | (add ? NetlinkFlags.CREATE | NetlinkFlags.EXCL : 0);
        return Request.of(add ? NEW_RULE : DELETE_RULE, flags, write(change.rule()));
    }

    static RouteMessage decode(NetlinkMessage message) {
        ByteBuffer payload = message.payload();
        if (payload.remaining() < HEADER_BYTES) {
            return new Malformed("a rule message of " + payload.remaining() + " bytes");
        }
        int family = payload.get(0) & 0xff;
        if (family != SocketConstants.AF_INET && family != SocketConstants.AF_INET6) {
            return new RouteMessage.Unrelated(message.type());
        }
        IpRuleReader reader = new IpRuleReader(payload);
        AttributeReader attributes = new AttributeReader(message.payload().position(HEADER_BYTES));
        while (attributes.next()) {
            reader.take(attributes);
        }
        IpRule rule = reader.rule();
        if (attributes.fault() != null || rule == null) {
            String fault = attributes.fault();
            return new Malformed(fault != null ? fault : "a rule with an impossible prefix or action");
        }
        return message.type() == NEW_RULE ? new RouteMessage.RulePresent(rule) : new RouteMessage.RuleGone(rule);
    }

    private static MessageWriter write(IpRule rule) {
        Action action = rule.action();
        Prefix from = rule.selector().from();
        Prefix to = rule.selector().to();
        boolean large = action.type() == ActionType.TABLE && action.target() > LARGEST_TABLE_IN_HEADER;
        MessageWriter payload = new MessageWriter()
                .u8(rule.ipv4() ? SocketConstants.AF_INET : SocketConstants.AF_INET6)
                .u8(to == null ? 0 : to.length())
                .u8(from == null ? 0 : from.length())
                .u8(rule.selector().traffic().tos())
                .u8(action.type() == ActionType.TABLE && !large ? (int) action.target() : 0)
                .zeros(2)
                .u8(number(action.type()))
                .u32(rule.selector().inverted() ? FLAG_INVERT : 0);
        if (large) {
            payload.attributeU32(Fra.TABLE, action.target());
        }
        if (from != null) {
            payload.attributeAddress(Fra.SRC, from.address());
        }
        if (to != null) {
            payload.attributeAddress(Fra.DST, to.address());
        }
        payload.attributeU32(Fra.PRIORITY, rule.preference());
        writeSelector(payload, rule);
        if (action.type() == ActionType.GOTO) {
            payload.attributeU32(Fra.GOTO, action.target());
        }
        return payload;
    }

    private static void writeSelector(MessageWriter payload, IpRule rule) {
        Traffic traffic = rule.selector().traffic();
        IpRule.Mark mark = traffic.mark();
        if (mark != null) {
            payload.attributeU32(Fra.FWMARK, mark.value());
            if (mark.mask() != IpRule.Mark.WHOLE) {
                payload.attributeU32(Fra.FWMASK, mark.mask());
            }
        }
        if (rule.action().realms() != null) {
            payload.attributeU32(Fra.FLOW, rule.action().realms().encoded());
        }
        String in = rule.selector().interfaces().in();
        if (in != null) {
            payload.attributeString(Fra.IIFNAME, in);
        }
        String out = rule.selector().interfaces().out();
        if (out != null) {
            payload.attributeString(Fra.OIFNAME, out);
        }
        writeSuppression(payload, rule.action().suppression());
        if (traffic.tunnelId() != null) {
            payload.attributeU64be(Fra.TUN_ID, traffic.tunnelId());
        }
        if (rule.action().type() == ActionType.L3MDEV) {
            payload.attributeU8(Fra.L3MDEV, 1);
        }
        NumberRange users = traffic.users();
        if (users != null) {
            int range = payload.beginNest(Fra.UID_RANGE);
            payload.u32(users.first()).u32(users.last()).endNest(range);
        }
        if (rule.protocol() != 0) {
            payload.attributeU8(Fra.PROTOCOL, rule.protocol());
        }
        writeTransport(payload, traffic.transport());
    }

    private static void writeSuppression(MessageWriter payload, IpRule.Suppression suppression) {
        if (suppression.prefixLength() != null) {
            payload.attributeU32(Fra.SUPPRESS_PREFIXLEN, suppression.prefixLength());
        }
        if (suppression.interfaceGroup() != null) {
            payload.attributeU32(Fra.SUPPRESS_IFGROUP, suppression.interfaceGroup());
        }
    }

    private static void writeTransport(MessageWriter payload, IpRule.Transport transport) {
        if (transport.protocol() != null) {
            payload.attributeU8(Fra.IP_PROTO, transport.protocol());
        }
        NumberRange sources = transport.sourcePorts();
        if (sources != null) {
            writePorts(payload, Fra.SPORT_RANGE, sources);
        }
        NumberRange destinations = transport.destinationPorts();
        if (destinations != null) {
            writePorts(payload, Fra.DPORT_RANGE, destinations);
        }
    }

    private static void writePorts(MessageWriter payload, int type, NumberRange ports) {
        int mark = payload.beginNest(type);
        payload.u16((int) ports.first()).u16((int) ports.last()).endNest(mark);
    }

    private static int number(ActionType type) {
        return switch (type) {
            case TABLE, L3MDEV -> ACTION_TABLE;
            case GOTO -> ACTION_GOTO;
            case NOP -> ACTION_NOP;
            case BLACKHOLE -> ACTION_BLACKHOLE;
            case UNREACHABLE -> ACTION_UNREACHABLE;
            case PROHIBIT -> ACTION_PROHIBIT;
        };
    }
}
