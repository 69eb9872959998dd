package io.vipward.vrrp.kernel;

import io.vipward.netlink.nftables.FirewallOptions;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.Interfaces;
import io.vipward.parser.model.PacketFilter;
import io.vipward.parser.model.StaticItems;
import io.vipward.parser.model.VirtualRouter;
import io.vipward.parser.model.VrrpDefaults;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpTracking.Tracked;
import io.vipward.parser.model.Weight;
import io.vipward.vrrp.core.InstanceSettings;
import io.vipward.vrrp.core.LinkDelay;
import io.vipward.vrrp.core.RouterSettings;
import io.vipward.vrrp.core.TrackedValues;
import io.vipward.vrrp.kernel.holdings.StaticTracking;
import io.vipward.vrrp.kernel.linkbeat.PolledLinks;
import io.vipward.vrrp.kernel.vmac.PreparedLinks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an engine is to run.
 *
 * @param router instances, groups and scripts
 * @param defaults what holds for VRRP as a whole
 * @param interfaces delays and groups of interfaces
 * @param statics what is in the kernel whoever is master
 * @param faults why instances cannot run with this configuration, by their names
 */
public record EngineSettings(
        RouterSettings router,
        VrrpDefaults defaults,
        Interfaces interfaces,
        StaticItems statics,
        Map<String, String> faults) {
    public EngineSettings {
        faults = Map.copyOf(faults);
    }

    /** Without faults. */
    public EngineSettings(RouterSettings router, VrrpDefaults defaults, Interfaces interfaces, StaticItems statics) {
        this(router, defaults, interfaces, statics, Map.of());
    }

    /** Instances alone; everything else as where nothing is written. */
    public static EngineSettings of(RouterSettings router) {
        return new EngineSettings(router, VrrpDefaults.DEFAULT, Interfaces.NONE, StaticItems.NONE);
    }

    /** The part of a configuration that concerns VRRP. */
    public static EngineSettings of(Configuration configuration) {
        return of(configuration, TrackedValues.NONE);
    }

    /** The part of a configuration that concerns VRRP, with what is known of what it tracks. */
    public static EngineSettings of(Configuration configuration, TrackedValues values) {
        RouterSettings router = RouterSettings.of(configuration).knowing(values);
        return new EngineSettings(
                router.withInstances(following(router.instances(), configuration.statics())),
                configuration.global().vrrp(),
                configuration.interfaces(),
                configuration.statics());
    }

    /** The same with virtual interfaces that are there. */
    EngineSettings with(PreparedLinks prepared) {
        return new EngineSettings(prepared.settings(), defaults, interfaces, statics, prepared.faults());
    }

    /** The delays of links, as far as the instances there allow them. */
    LinkDelay.Limited linkDelays() {
        List<LinkDelay.User> users = new ArrayList<>();
        for (VrrpInstance instance : router.instances()) {
            users.add(new LinkDelay.User(
                    instance.name(),
                    instance.router().interfaceName(),
                    instance.election().downTimerAdverts(),
                    instance.election().advertNanos()));
        }
        return LinkDelay.limited(interfaces.delays(), users);
    }

    /** The links whose state is asked for. */
    PolledLinks polledLinks() {
        return PolledLinks.of(
                defaults.interfaces().polling(), interfaces.polled(), router.instances(), router.groups());
    }

    /** What instances are on their networks, by name. */
    Map<String, VirtualRouter> routers() {
        Map<String, VirtualRouter> routers = new LinkedHashMap<>();
        router.instances().forEach(instance -> routers.put(instance.name(), instance.router()));
        return routers;
    }

    /** Interfaces that keep their other addresses when the first goes; those of our own do so anyway. */
    Set<String> promoted() {
        Set<String> names = new HashSet<>();
        for (VrrpInstance instance : router.instances()) {
            if (instance.addresses().handling().promoteSecondaries()) {
                names.add(instance.router().interfaceName());
            }
        }
        return names;
    }

    /** Instances follow the interfaces of static items whose {@code track_group} names them. */
    private static List<VrrpInstance> following(List<VrrpInstance> instances, StaticItems statics) {
        Map<String, Set<String>> followed = StaticTracking.interfacesByInstance(statics);
        List<VrrpInstance> following = new ArrayList<>();
        for (VrrpInstance instance : instances) {
            List<Tracked> tracked = new ArrayList<>(instance.tracking().interfaces());
            for (String name : followed.getOrDefault(instance.name(), Set.of())) {
                if (tracked.stream().noneMatch(one -> one.name().equals(name))) {
                    tracked.add(
                            new Tracked(name, Weight.FAULT, instance.origins().block()));
                }
            }
            following.add(instance.with(instance.tracking().withInterfaces(tracked)));
        }
        return following;
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

    /** Whether an instance has addresses that are not to be accepted; an owner's always are. */
    boolean blocks() {
        return router.instances().stream()
                .anyMatch(instance -> !instance.addresses().handling().accept()
                        && instance.election().priority() != InstanceSettings.OWNER_PRIORITY);
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
