package io.vipward.parser.model;

import io.vipward.parser.source.Position;
import java.util.List;

/**
 * What is in the kernel for as long as the daemon runs, whoever is master.
 *
 * @param trackGroups {@code track_group}, unique by name
 * @param addresses {@code static_ipaddress}
 * @param routes {@code static_routes}
 * @param rules {@code static_rules}
 */
public record StaticItems(
        List<TrackGroup> trackGroups, List<VirtualAddress> addresses, List<IpRoute> routes, List<IpRule> rules) {
    public static final StaticItems NONE = new StaticItems(List.of(), List.of(), List.of(), List.of());

    public StaticItems {
        trackGroups = List.copyOf(trackGroups);
        addresses = List.copyOf(addresses);
        routes = List.copyOf(routes);
        rules = List.copyOf(rules);
    }

    public StaticItems with(List<VirtualAddress> otherAddresses, List<IpRoute> otherRoutes, List<IpRule> otherRules) {
        return new StaticItems(trackGroups, otherAddresses, otherRoutes, otherRules);
    }

    /**
     * Instances that need what static items need: they are in FAULT while an interface of an item that names the group is down.
     *
     * @param instances names as written; not all of them need exist
     */
    public record TrackGroup(String name, List<String> instances, Position position) {
        public TrackGroup {
            instances = List.copyOf(instances);
        }
    }
}
