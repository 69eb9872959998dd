package io.vipward.netlink.nftables;

/**
 * How the tables look. Immutable, any thread.
 *
 * @param table {@code nftables}: their name, unique among those who run in the network namespace
 * @param priority {@code nftables_priority}: of the chains
 * @param counters {@code nftables_counters}: whether rules count
 * @param linkLocalByName whether link-local addresses are told apart by the names of interfaces, as without {@code
 *     nftables_ifindex} under {@code dont_track_primary}, rather than by their numbers
 */
public record FirewallOptions(String table, int priority, boolean counters, boolean linkLocalByName) {
    /** As keepalived has them where nothing is said. */
    public static final FirewallOptions DEFAULT = new FirewallOptions("keepalived", -1, false, false);
}
