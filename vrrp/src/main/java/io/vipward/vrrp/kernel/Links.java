package io.vipward.vrrp.kernel;

import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.Link;
import io.vipward.vrrp.core.Surroundings;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the kernel has said about interfaces and their addresses that can be used. */
final class Links {
    private final Map<Integer, Link> byIndex = new HashMap<>();
    private final Map<String, Link> byName = new HashMap<>();
    private final Map<Integer, List<InterfaceAddress>> addresses = new HashMap<>();

    /** Forgets everything and starts with what was dumped. */
    void reset(List<Link> links, List<InterfaceAddress> dumped) {
        byIndex.clear();
        byName.clear();
        addresses.clear();
        links.forEach(this::put);
        dumped.forEach(this::add);
    }

    /** Takes the link as it is now; returns the one that had its index before, perhaps by another name. */
    @Nullable
    Link put(Link link) {
        Link before = byIndex.put(link.index(), link);
        if (before != null && !before.name().equals(link.name())) {
            byName.remove(before.name(), before);
        }
        byName.put(link.name(), link);
        return before;
    }

    void remove(Link link) {
        byIndex.remove(link.index());
        addresses.remove(link.index());
        Link named = byName.get(link.name());
        // A new interface may have taken the name already.
        if (named != null && named.index() == link.index()) {
            byName.remove(link.name());
        }
    }

    void add(InterfaceAddress address) {
        List<InterfaceAddress> known = addresses.computeIfAbsent(address.linkIndex(), index -> new ArrayList<>());
        known.removeIf(address::sameAs);
        if (address.usable()) {
            known.add(address);
        }
    }

    void remove(InterfaceAddress address) {
        addresses.getOrDefault(address.linkIndex(), new ArrayList<>()).removeIf(address::sameAs);
    }

    @Nullable
    Link named(String interfaceName) {
        return byName.get(interfaceName);
    }

    @Nullable
    Link indexed(int index) {
        return byIndex.get(index);
    }

    boolean has(int linkIndex, InetAddress address, int prefixLength) {
        return addresses.getOrDefault(linkIndex, List.of()).stream()
                .anyMatch(known -> known.address().equals(address) && known.prefixLength() == prefixLength);
    }

    List<InterfaceAddress> addressesOn(int linkIndex) {
        return List.copyOf(addresses.getOrDefault(linkIndex, List.of()));
    }

    List<Link> all() {
        return List.copyOf(byIndex.values());
    }

    List<InterfaceAddress> allAddresses() {
        List<InterfaceAddress> all = new ArrayList<>();
        addresses.values().forEach(all::addAll);
        return all;
    }

    /**
     * How the machine looks to elections.
     *
     * @param serves whether an interface counts as up and running
     */
    Surroundings surroundings(Predicate<String> serves) {
        Map<String, Surroundings.Interface> links = new HashMap<>();
        byName.forEach((name, link) -> links.put(
                name,
                new Surroundings.Interface(
                        serves.test(name),
                        link.mtu(),
                        addresses.getOrDefault(link.index(), List.of()).stream()
                                .map(InterfaceAddress::address)
                                .toList())));
        return new Surroundings(links);
    }
}
