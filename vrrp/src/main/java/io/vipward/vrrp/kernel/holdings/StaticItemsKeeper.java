package io.vipward.vrrp.kernel.holdings;

import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.IpRoute;
import io.vipward.netlink.route.IpRule;
import io.vipward.netlink.route.KernelChange;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.RouteGroup;
import io.vipward.parser.model.StaticItems;
import io.vipward.vrrp.core.Message;
import io.vipward.vrrp.core.Notice;
import io.vipward.vrrp.kernel.holdings.HeldItem.Status;
import io.vipward.vrrp.kernel.holdings.Translated.Ready;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps static addresses, routes and rules in the kernel: from the start to the stop, whoever is master. What somebody else
 * removes is put back, and what an interface takes with it when it comes back.
 *
 * <p>Events only note what has happened; {@link #settle} has it mended, once for all that a turn of the loop brings, so that
 * nothing is put back onto an interface that is about to vanish. On the engine's thread.
 */
public final class StaticItemsKeeper {
    private final LinkLookup links;
    private final StaticChanges changes;
    private final HeldItems items;
    private final Map<String, Link> known = new HashMap<>();
    private Set<RouteGroup> groups = Set.of();
    private boolean pending;

    /**
     * A keeper of nothing yet.
     *
     * @param links the interfaces that there are, up to date whenever an event is told
     */
    public StaticItemsKeeper(LinkLookup links, StaticChanges changes) {
        this.links = links;
        this.changes = changes;
        this.items = new HeldItems(links);
    }

    /** At the start and at each reload: goes over to what is configured now, by the difference. */
    public void configure(StaticItems written) {
        Collection<HeldItem> unwanted = items.replace(StaticItem.of(written));
        groups = Tracking.groups(written.routes(), written.rules());
        rememberLinks();
        delete(unwanted);
        pending = true;
        settle();
    }

    /** Deletes everything that is there. */
    public void stop() {
        delete(items.replace(List.of()));
        groups = Set.of();
        pending = false;
    }

    /** Groups without which nothing is heard of routes and rules that somebody removes. */
    public Set<RouteGroup> groups() {
        return groups;
    }

    /** Whether {@link #settle} has something to do. */
    public boolean pending() {
        return pending;
    }

    /** Has everything added that should be there, is not, and can be. To be called at the end of a turn. */
    public void settle() {
        if (!pending) {
            return;
        }
        pending = false;
        for (HeldItem held : items.all()) {
            if (held.status() == Status.DUE || (held.status() == Status.WAITING && interfacesServe(held.item()))) {
                add(held);
            }
        }
    }

    /** An interface is new or is different. */
    public void linkChanged(Link link) {
        for (Link other : List.copyOf(known.values())) {
            // Renamed, or another one with its name.
            if ((other.index() == link.index()) != other.name().equals(link.name())) {
                linkRemoved(other);
            }
        }
        List<HeldItem> affected = items.on(link.name());
        if (affected.isEmpty()) {
            return;
        }
        Link before = known.put(link.name(), link);
        if (before != null && up(before) && !up(link)) {
            // The kernel removes routes then, and says so of IPv6 only.
            affected.stream().filter(held -> held.item() instanceof StaticRoute).forEach(HeldItem::removed);
            pending = true;
        }
        if (link.serves() && (before == null || !before.serves())) {
            affected.forEach(HeldItem::doubted);
            pending = true;
        }
    }

    /** An interface is gone, and with it what was on it. */
    public void linkRemoved(Link link) {
        known.remove(link.name());
        removed(items.on(link.name()));
    }

    /** An address is there. */
    public void addressAdded(InterfaceAddress address) {
        items.find(address).forEach(HeldItem::found);
    }

    /** An address is gone. */
    public void addressRemoved(InterfaceAddress address) {
        List<HeldItem> found = items.find(address);
        removed(found);
        if (!found.isEmpty()) {
            // The kernel drops IPv4 routes from it without a word.
            items.routesFrom(address).forEach(HeldItem::doubted);
        }
    }

    /** A route is there. */
    public void routeAdded(IpRoute route) {
        items.find(route).forEach(HeldItem::found);
    }

    /** A route is gone. */
    public void routeRemoved(IpRoute route) {
        removed(items.find(route));
    }

    /** A rule is there. */
    public void ruleAdded(IpRule rule) {
        items.find(rule).forEach(HeldItem::found);
    }

    /** A rule is gone. */
    public void ruleRemoved(IpRule rule) {
        removed(items.find(rule));
    }

    /**
     * Notifications were lost: compares with what the kernel has. What is not tracked is believed to be where it was.
     *
     * @param routes at least those with keepalived's protocol number
     */
    public void compare(Collection<InterfaceAddress> addresses, Collection<IpRoute> routes, Collection<IpRule> rules) {
        Set<HeldItem> there = new HashSet<>();
        addresses.forEach(address -> there.addAll(items.find(address)));
        routes.forEach(route -> there.addAll(items.find(route)));
        rules.forEach(rule -> there.addAll(items.find(rule)));
        there.forEach(HeldItem::found);
        for (HeldItem held : items.all()) {
            if (held.item().tracked() && !there.contains(held)) {
                held.removed();
            }
        }
        rememberLinks();
        pending = true;
    }

    private void rememberLinks() {
        known.clear();
        for (HeldItem held : items.all()) {
            for (String name : held.item().interfaces()) {
                Link link = links.named(name);
                if (link != null) {
                    known.put(name, link);
                }
            }
        }
    }

    private void removed(List<HeldItem> gone) {
        gone.forEach(HeldItem::removed);
        pending |= !gone.isEmpty();
    }

    private void add(HeldItem held) {
        StaticItem item = held.item();
        if (item.addition(links) instanceof Ready<? extends KernelChange> ready && possible(item)) {
            if (held.lost()) {
                changes.log(Notice.of(item.restoring(), item.text()));
            }
            changes.submit("cannot add " + item.kind() + " " + item.text(), ready.value());
            held.found();
        } else {
            if (item instanceof StaticAddress address && held.status() == Status.DUE && !held.lost()) {
                changes.log(Notice.of(
                        Message.STATIC_ADDRESS_WITHOUT_INTERFACE,
                        address.shortText(),
                        address.written().interfaceName()));
            }
            held.postponed();
        }
    }

    /** Last in, first out: routes may need the addresses. */
    private void delete(Collection<HeldItem> unwanted) {
        List<StaticItem> there = new ArrayList<>();
        for (HeldItem held : unwanted) {
            if (held.status() == Status.THERE || (held.status() == Status.DUE && !held.lost())) {
                there.add(held.item());
            }
        }
        there.sort(Comparator.comparing(StaticItemsKeeper::deletionOrder));
        for (StaticItem item : there) {
            // Without its interface it is gone, too.
            if (item.deletion(links) instanceof Ready<? extends KernelChange> ready) {
                changes.submit("cannot delete " + item.kind() + " " + item.text(), ready.value());
            }
        }
    }

    private static int deletionOrder(StaticItem item) {
        return item instanceof StaticRule ? 0 : item instanceof StaticRoute ? 1 : 2;
    }

    /** An address can be on an interface that is down, a route cannot. */
    private boolean possible(StaticItem item) {
        return !(item instanceof StaticRoute) || item.interfaces().stream().allMatch(name -> up(links.named(name)));
    }

    private boolean interfacesServe(StaticItem item) {
        for (String name : item.interfaces()) {
            Link link = links.named(name);
            if (link == null || !link.serves()) {
                return false;
            }
        }
        return true;
    }

    private static boolean up(@Nullable Link link) {
        return link != null && (link.flags() & Link.UP) != 0;
    }
}
