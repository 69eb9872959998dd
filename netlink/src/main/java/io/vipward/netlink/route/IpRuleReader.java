package io.vipward.netlink.route;

import io.vipward.netlink.linux.SocketConstants;
import io.vipward.netlink.route.IpRule.Action;
import io.vipward.netlink.route.IpRule.ActionType;
import io.vipward.netlink.route.IpRule.Interfaces;
import io.vipward.netlink.route.IpRule.Mark;
import io.vipward.netlink.route.IpRule.NumberRange;
import io.vipward.netlink.route.IpRule.Selector;
import io.vipward.netlink.route.IpRule.Suppression;
import io.vipward.netlink.route.IpRule.Traffic;
import io.vipward.netlink.route.IpRule.Transport;
import io.vipward.netlink.route.IpRuleCodec.Fra;
import io.vipward.netlink.wire.AttributeReader;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The header and the attributes of one rule message. For one thread. */
final class IpRuleReader {
    private static final int NO_SUPPRESSION = -1;

    private final ByteBuffer header;
    private final boolean ipv4;
    private final int addressBytes;
    private long preference;
    private long table;
    private long goTo;
    private boolean l3mdev;
    private int protocol;
    private long markValue;
    private @Nullable Long markMask;
    private @Nullable InetAddress source;
    private @Nullable InetAddress destination;
    private @Nullable String in;
    private @Nullable String out;
    private @Nullable Realms realms;
    private @Nullable Integer suppressedPrefixLength;
    private @Nullable Long suppressedGroup;
    private @Nullable Long tunnelId;
    private @Nullable NumberRange users;
    private @Nullable Integer transport;
    private @Nullable NumberRange sourcePorts;
    private @Nullable NumberRange destinationPorts;

    /**
     * Starts with the header.
     *
     * @param header struct fib_rule_hdr, checked for its length and family
     */
    IpRuleReader(ByteBuffer header) {
        this.header = header;
        this.ipv4 = header.get(0) == SocketConstants.AF_INET;
        this.addressBytes = ipv4 ? 4 : 16;
        this.table = header.get(4) & 0xff;
    }

    void take(AttributeReader attribute) {
        switch (attribute.type()) {
            case Fra.DST -> destination = attribute.address(addressBytes);
            case Fra.SRC -> source = attribute.address(addressBytes);
            case Fra.IIFNAME -> in = attribute.string();
            case Fra.OIFNAME -> out = attribute.string();
            case Fra.GOTO -> goTo = attribute.u32();
            case Fra.PRIORITY -> preference = attribute.u32();
            case Fra.FWMARK -> markValue = attribute.u32();
            case Fra.FWMASK -> markMask = attribute.u32();
            case Fra.FLOW -> realms = Realms.decoded(attribute.u32());
            case Fra.TUN_ID -> tunnelId = attribute.i64be();
            case Fra.SUPPRESS_IFGROUP ->
                suppressedGroup = attribute.i32() == NO_SUPPRESSION ? null : Long.valueOf(attribute.u32());
            case Fra.SUPPRESS_PREFIXLEN ->
                suppressedPrefixLength = attribute.i32() == NO_SUPPRESSION ? null : Integer.valueOf(attribute.i32());
            case Fra.TABLE -> table = attribute.u32();
            case Fra.L3MDEV -> l3mdev = attribute.u8() != 0;
            case Fra.UID_RANGE -> users = userRange(attribute);
            case Fra.PROTOCOL -> protocol = attribute.u8();
            case Fra.IP_PROTO -> transport = attribute.u8();
            case Fra.SPORT_RANGE -> sourcePorts = portRange(attribute);
            case Fra.DPORT_RANGE -> destinationPorts = portRange(attribute);
            default -> {}
        }
    }

    /** The rule, or null if a prefix is longer than an address or the action is unknown. */
    @Nullable
    IpRule rule() {
        int sourceLength = header.get(2) & 0xff;
        int destinationLength = header.get(1) & 0xff;
        ActionType type = actionType(header.get(7) & 0xff);
        if (sourceLength > 8 * addressBytes || destinationLength > 8 * addressBytes || type == null) {
            return null;
        }
        Mark mark = markValue == 0 && markMask == null
                ? null
                : new Mark(markValue, markMask == null ? Mark.WHOLE : markMask);
        Traffic traffic = new Traffic(
                header.get(3) & 0xff, mark, tunnelId, users, new Transport(transport, sourcePorts, destinationPorts));
        Selector selector = new Selector(
                ipv4,
                (header.getInt(8) & IpRuleCodec.FLAG_INVERT) != 0,
                prefix(source, sourceLength),
                prefix(destination, destinationLength),
                new Interfaces(in, out),
                traffic);
        Suppression suppression = new Suppression(suppressedPrefixLength, suppressedGroup);
        return new IpRule(preference, selector, new Action(type, target(type), realms, suppression), protocol);
    }

    private long target(ActionType type) {
        return switch (type) {
            case TABLE -> table;
            case GOTO -> goTo;
            case NOP, BLACKHOLE, UNREACHABLE, PROHIBIT, L3MDEV -> 0;
        };
    }

    private @Nullable ActionType actionType(int number) {
        return switch (number) {
            case IpRuleCodec.ACTION_TABLE -> l3mdev ? ActionType.L3MDEV : ActionType.TABLE;
            case IpRuleCodec.ACTION_GOTO -> ActionType.GOTO;
            case IpRuleCodec.ACTION_NOP -> ActionType.NOP;
            case IpRuleCodec.ACTION_BLACKHOLE -> ActionType.BLACKHOLE;
            case IpRuleCodec.ACTION_UNREACHABLE -> ActionType.UNREACHABLE;
            case IpRuleCodec.ACTION_PROHIBIT -> ActionType.PROHIBIT;
            default -> null;
        };
    }

    private static @Nullable Prefix prefix(@Nullable InetAddress address, int length) {
        return address == null ? null : new Prefix(address, length);
    }

    /** struct fib_rule_uid_range: u32 first, u32 last. */
    private static @Nullable NumberRange userRange(AttributeReader attribute) {
        ByteBuffer range = attribute.payload();
        return range.remaining() < 2 * Integer.BYTES
                ? null
                : new NumberRange(range.getInt(0) & 0xffff_ffffL, range.getInt(Integer.BYTES) & 0xffff_ffffL);
    }

    /** struct fib_rule_port_range: u16 first, u16 last, in host byte order. */
    private static @Nullable NumberRange portRange(AttributeReader attribute) {
        ByteBuffer range = attribute.payload();
        return range.remaining() < 2 * Short.BYTES
                ? null
                : new NumberRange(range.getShort(0) & 0xffff, range.getShort(Short.BYTES) & 0xffff);
    }
}
