package io.vipward.vrrp.kernel.holdings;

import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.IpRoute;
import io.vipward.netlink.route.IpRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The static items, found by what the kernel says of its own. On the engine's thread. */
final class HeldItems {
    private final LinkLookup links;
    private final Map<StaticItem, HeldItem> items = new LinkedHashMap<>();
    private final Map<Object, List<HeldItem>> places = new HashMap<>();

    HeldItems(LinkLookup links) {
        this.links = links;
    }

    /** In the order of adding. */
    Collection<HeldItem> all() {
        return Collections.unmodifiableCollection(items.values());
    }

    /**
     * Takes other items; what is the same for the kernel stays what it is.
     *
     * @return those that are no longer wanted
     */
    Collection<HeldItem> replace(List<StaticItem> wanted) {
        Map<StaticItem, HeldItem> before = new LinkedHashMap<>(items);
        items.clear();
        places.clear();
        for (StaticItem item : wanted) {
            StaticItem effect = item.effect();
            // One that is written twice is there once.
            if (items.containsKey(effect)) {
                continue;
            }
            HeldItem known = before.remove(effect);
            HeldItem held = known == null ? new HeldItem(item) : known;
            held.configured(item);
            items.put(effect, held);
            places.computeIfAbsent(item.place(), place -> new ArrayList<>(1)).add(held);
        }
        return before.values();
    }

    /** Those on an interface. */
    List<HeldItem> on(String interfaceName) {
        return items.values().stream()
                .filter(held -> held.item().interfaces().contains(interfaceName))
                .toList();
    }

    /** Routes that give packets this source address. */
    List<HeldItem> routesFrom(InterfaceAddress address) {
        return items.values().stream()
                .filter(held -> held.item() instanceof StaticRoute route
                        && address.address().equals(route.written().options().source()))
                .toList();
    }

    List<HeldItem> find(InterfaceAddress address) {
        return places.getOrDefault(address.address(), List.of()).stream()
                .filter(held -> held.item() instanceof StaticAddress one && one.is(address, links))
                .toList();
    }

    List<HeldItem> find(IpRoute route) {
        return places.getOrDefault(RoutePlace.of(route.key().destination()), List.of()).stream()
                .filter(held -> held.item() instanceof StaticRoute one && one.is(route, links))
                .toList();
    }

    List<HeldItem> find(IpRule rule) {
        return places.getOrDefault(rule.preference(), List.of()).stream()
                .filter(held -> held.item() instanceof StaticRule one && one.is(rule))
                .toList();
    }
}
