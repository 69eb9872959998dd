package io.vipward.vrrp.kernel;

import io.vipward.netlink.nftables.FirewallOptions;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.Interfaces;
import io.vipward.parser.model.PacketFilter;
import io.vipward.parser.model.VrrpDefaults;
import io.vipward.vrrp.core.RouterSettings;

/**
 * What an engine is to run.
 *
 * @param router instances, groups and scripts
 * @param defaults what holds for VRRP as a whole
 * @param interfaces delays and groups of interfaces
 */
public record EngineSettings(RouterSettings router, VrrpDefaults defaults, Interfaces interfaces) {
    /** Instances alone; everything else as where nothing is written. */
    public static EngineSettings of(RouterSettings router) {
        return new EngineSettings(router, VrrpDefaults.DEFAULT, Interfaces.NONE);
    }

    /** The part of a configuration that concerns VRRP. */
    public static EngineSettings of(Configuration configuration) {
        return new EngineSettings(
                RouterSettings.of(configuration), configuration.global().vrrp(), configuration.interfaces());
    }

    /** The same for other instances. */
    public EngineSettings with(RouterSettings other) {
        return new EngineSettings(other, defaults, interfaces);
    }

    /**
     * How long no instance leaves its first state.
     *
     * @param uptimeNanos since the machine was started
     */
    long startupDelayNanos(long uptimeNanos) {
        VrrpDefaults.StartDelays delays = defaults.protocol().delays();
        return Math.max(delays.startupNanos(), Math.max(0, delays.bootNanos() - uptimeNanos));
    }

    GarpPauses garpPauses() {
        return GarpPauses.of(defaults.garp(), interfaces.garpGroups());
    }

    /** What is configured for iptables goes to nf_tables, too: on machines of today it is the front end of that. */
    FirewallOptions firewall() {
        PacketFilter.Nftables nftables = defaults.filter().nftables();
        String table = nftables.table() == null ? FirewallOptions.DEFAULT.table() : nftables.table();
        boolean untracked = router.instances().stream()
                .anyMatch(instance -> !instance.tracking().primary());
        return new FirewallOptions(table, nftables.priority(), nftables.counters(), untracked && !nftables.byIndex());
    }
}
