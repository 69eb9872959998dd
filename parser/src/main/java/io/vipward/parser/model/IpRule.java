package io.vipward.parser.model;

import io.vipward.parser.source.Position;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code static_rules} or {@code virtual_rules}.
 *
 * @param preference 0..4294967295
 * @param handling what the daemon does with it
 */
public record IpRule(RuleMatch match, RuleAction action, long preference, RuleHandling handling, Position position) {

    public IpRule withPreference(long other) {
        return new IpRule(match, action, other, handling, position);
    }

    public IpRule with(RuleHandling other) {
        return new IpRule(match, action, preference, other, position);
    }

    /**
     * Which packets.
     *
     * @param inverted {@code not}: all others
     */
    public record RuleMatch(
            boolean inverted, RuleAddresses addresses, RuleTraffic traffic, RuleInterfaces interfaces) {}

    /** Of one family; null for any address. */
    public record RuleAddresses(
            boolean v6, @Nullable IpPrefix from, @Nullable IpPrefix to) {}

    /** {@code iif} and {@code oif}; null for any. */
    public record RuleInterfaces(
            @Nullable String in, @Nullable String out) {}

    /**
     * Other marks of a packet; null for any.
     *
     * @param tos 0..255, 0 for any
     * @param tunnelId 64 bits without sign
     * @param users {@code uidrange}
     */
    public record RuleTraffic(
            int tos,
            @Nullable Mark mark,
            @Nullable Long tunnelId,
            @Nullable NumberRange users,
            RuleTransport transport) {}

    /** {@code fwmark}; 32 bits each. */
    public record Mark(long value, long mask) {}

    /** Both numbers belong to it. */
    public record NumberRange(long first, long last) {}

    /**
     * {@code ipproto}, {@code sport} and {@code dport}; null for any.
     *
     * @param protocol 0..255
     */
    public record RuleTransport(
            @Nullable Integer protocol,
            @Nullable NumberRange sourcePorts,
            @Nullable NumberRange destinationPorts) {
        public static final RuleTransport ANY = new RuleTransport(null, null, null);
    }

    /** What happens to such packets. */
    public enum ActionType {
        TABLE,
        /** Go on with another rule. */
        GOTO,
        NOP,
        BLACKHOLE,
        UNREACHABLE,
        PROHIBIT,
        /** The table of the VRF that the packet belongs to. */
        L3MDEV
    }

    /**
     * An action with what belongs to it.
     *
     * @param target the table, or the preference of the rule to go on with; 0 for other actions
     * @param realms null for none
     * @param suppress null for none
     */
    public record RuleAction(
            ActionType type, long target, @Nullable Realms realms, Suppression suppress) {}

    /**
     * Routes of the table that do not count; null for none.
     *
     * @param prefixLength those of this length or shorter
     * @param interfaceGroup those through interfaces of this group
     */
    public record Suppression(
            @Nullable Integer prefixLength, @Nullable Long interfaceGroup) {
        public static final Suppression NONE = new Suppression(null, null);
    }

    /**
     * What the daemon does with it.
     *
     * @param protocol who made it, 18 for keepalived, which every tracked one has; 0 for unspecified
     * @param tracked whether it is put back when somebody removes it
     * @param trackGroup {@code track_group} of a static rule, null for none
     */
    public record RuleHandling(
            int protocol, boolean tracked, @Nullable String trackGroup) {}
}
