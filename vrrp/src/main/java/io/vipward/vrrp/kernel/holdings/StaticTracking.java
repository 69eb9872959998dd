package io.vipward.vrrp.kernel.holdings;

import io.vipward.parser.model.IpRoute;
import io.vipward.parser.model.IpRoute.NextHop;
import io.vipward.parser.model.IpRule;
import io.vipward.parser.model.StaticItems;
import io.vipward.parser.model.StaticItems.TrackGroup;
import io.vipward.parser.model.VirtualAddress;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code track_group} means, as keepalived 2.2.7 does it: the instances of the group track the interfaces of the items
 * that name it, and are in FAULT while one of them is down. The items stay where they are. Any thread.
 */
public final class StaticTracking {
    private final StaticItems items;
    private final Map<String, Set<String>> interfaces = new LinkedHashMap<>();

    private StaticTracking(StaticItems items) {
        this.items = items;
    }

    /** The interfaces that instances track because of static items, by the instances' names; others track none. */
    public static Map<String, Set<String>> interfacesByInstance(StaticItems items) {
        StaticTracking tracking = new StaticTracking(items);
        for (VirtualAddress address : items.addresses()) {
            tracking.add(address.options().trackGroup(), address.interfaceName());
        }
        for (IpRoute route : items.routes()) {
            for (NextHop hop : route.nextHops()) {
                tracking.add(route.handling().trackGroup(), hop.interfaceName());
            }
        }
        for (IpRule rule : items.rules()) {
            tracking.add(rule.handling().trackGroup(), rule.match().interfaces().in());
        }
        return tracking.interfaces;
    }

    private void add(@Nullable String groupName, @Nullable String interfaceName) {
        if (groupName == null || interfaceName == null) {
            return;
        }
        for (TrackGroup group : items.trackGroups()) {
            if (group.name().equals(groupName)) {
                group.instances()
                        .forEach(instance -> interfaces
                                .computeIfAbsent(instance, one -> new LinkedHashSet<>())
                                .add(interfaceName));
            }
        }
    }
}
