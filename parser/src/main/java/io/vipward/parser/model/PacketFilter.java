package io.vipward.parser.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who drops packets to addresses that do not accept them.
 *
 * @param iptables {@code vrrp_iptables}, null where not given
 * @param ipsets {@code vrrp_ipsets}, null where not given
 * @param nftables {@code nftables}
 */
public record PacketFilter(
        @Nullable Iptables iptables, @Nullable Ipsets ipsets, Nftables nftables) {
    public static final PacketFilter NONE = new PacketFilter(null, null, Nftables.OFF);

    /**
     * Chains of iptables.
     *
     * @param input for packets that come in, INPUT by default
     * @param output for packets that go out, OUTPUT by default; null where only the first was given
     */
    public record Iptables(String input, @Nullable String output) {}

    /**
     * Sets.
     *
     * @param names up to six: IPv4 addresses, IPv6 addresses, IPv6 addresses with interface, IGMP, MLD, neighbour
     *     discovery; empty for not using ipsets
     */
    public record Ipsets(List<String> names) {
        public Ipsets {
            names = List.copyOf(names);
        }
    }

    /**
     * A table of nftables.
     *
     * @param table null where it was not asked for
     * @param priority of its chains, -1 by default
     * @param byIndex {@code nftables_ifindex}: match by number, not name
     * @param counters {@code nftables_counters}
     */
    public record Nftables(@Nullable String table, int priority, boolean byIndex, boolean counters) {
        public static final Nftables OFF = new Nftables(null, -1, false, false);
    }
}
