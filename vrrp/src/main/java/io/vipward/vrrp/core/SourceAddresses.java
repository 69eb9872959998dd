package io.vipward.vrrp.core;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which address adverts are sent from: the first of the interface that is not a virtual one, of IPv6 the first link-local one.
 * When it goes, the last of the others takes its place, as in keepalived.
 */
final class SourceAddresses {
    private final Map<Side, List<InetAddress>> usable = new HashMap<>();
    private final Map<String, Set<InetAddress>> present = new HashMap<>();
    private Set<InetAddress> virtual = Set.of();

    /** One family on one interface. */
    record Side(String interfaceName, boolean v6) {}

    /** Forgets everything and starts with what is there. */
    void reset(Surroundings surroundings, Set<InetAddress> virtualAddresses) {
        Map<Side, InetAddress> before = new HashMap<>();
        for (Side side : usable.keySet()) {
            InetAddress source = source(side);
            if (source != null) {
                before.put(side, source);
            }
        }
        virtual = new HashSet<>(virtualAddresses);
        usable.clear();
        present.clear();
        surroundings.links().forEach((name, link) -> link.addresses().forEach(address -> add(name, address)));
        before.forEach(this::prefer);
    }

    void add(String interfaceName, InetAddress address) {
        present.computeIfAbsent(interfaceName, name -> new HashSet<>()).add(address);
        if (virtual.contains(address) || !(address instanceof Inet4Address || address.isLinkLocalAddress())) {
            return;
        }
        List<InetAddress> addresses = usable.computeIfAbsent(sideOf(interfaceName, address), side -> new ArrayList<>());
        if (!addresses.contains(address)) {
            addresses.add(address);
        }
    }

    void remove(String interfaceName, InetAddress address) {
        present.getOrDefault(interfaceName, new HashSet<>()).remove(address);
        List<InetAddress> addresses = usable.getOrDefault(sideOf(interfaceName, address), new ArrayList<>());
        boolean wasSource = !addresses.isEmpty() && addresses.get(0).equals(address);
        addresses.remove(address);
        if (wasSource && addresses.size() > 1) {
            addresses.add(0, addresses.remove(addresses.size() - 1));
        }
    }

    @Nullable
    InetAddress source(Side side) {
        List<InetAddress> addresses = usable.get(side);
        return addresses == null || addresses.isEmpty() ? null : addresses.get(0);
    }

    /** What an instance sends from, null if it has nothing or what was configured is not there. */
    @Nullable
    InetAddress sourceOf(InstanceSettings settings) {
        InetAddress configured = settings.router().sourceAddress();
        if (configured == null) {
            return source(new Side(settings.sourceInterface(), settings.v6()));
        }
        String virtual = settings.virtualInterface();
        boolean there =
                isPresent(settings.baseInterface(), configured) || (virtual != null && isPresent(virtual, configured));
        return there ? configured : null;
    }

    private boolean isPresent(String interfaceName, InetAddress address) {
        if (!interfaceName.isEmpty()) {
            return present.getOrDefault(interfaceName, Set.of()).contains(address);
        }
        for (Set<InetAddress> some : present.values()) {
            if (some.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static Side sideOf(String interfaceName, InetAddress address) {
        return new Side(interfaceName, !(address instanceof Inet4Address));
    }

    /** A source that is still there stays the source. */
    private void prefer(Side side, InetAddress address) {
        List<InetAddress> addresses = usable.get(side);
        if (addresses != null && addresses.remove(address)) {
            addresses.add(0, address);
        }
    }
}
