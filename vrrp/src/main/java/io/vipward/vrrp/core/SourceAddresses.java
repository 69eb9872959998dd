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
 * Which address adverts are sent from: the first of the interface that is not a virtual one. When it goes, the last of the
 * others takes its place, as in keepalived.
 */
final class SourceAddresses {
    private final Map<String, List<InetAddress>> byInterface = new HashMap<>();
    private Set<InetAddress> virtual = Set.of();

    /** Forgets everything and starts with what is there. */
    void reset(Surroundings surroundings, Set<InetAddress> virtualAddresses) {
        Map<String, InetAddress> before = new HashMap<>();
        for (String interfaceName : byInterface.keySet()) {
            InetAddress source = source(interfaceName);
            if (source != null) {
                before.put(interfaceName, source);
            }
        }
        virtual = new HashSet<>(virtualAddresses);
        byInterface.clear();
        surroundings.links().forEach((name, link) -> link.addresses().forEach(address -> add(name, address)));
        before.forEach(this::prefer);
    }

    void add(String interfaceName, InetAddress address) {
        if (!(address instanceof Inet4Address) || virtual.contains(address)) {
            return;
        }
        List<InetAddress> addresses = byInterface.computeIfAbsent(interfaceName, name -> new ArrayList<>());
        if (!addresses.contains(address)) {
            addresses.add(address);
        }
    }

    void remove(String interfaceName, InetAddress address) {
        List<InetAddress> addresses = byInterface.getOrDefault(interfaceName, new ArrayList<>());
        boolean wasSource = !addresses.isEmpty() && addresses.get(0).equals(address);
        addresses.remove(address);
        if (wasSource && addresses.size() > 1) {
            addresses.add(0, addresses.remove(addresses.size() - 1));
        }
    }

    @Nullable
    InetAddress source(String interfaceName) {
        List<InetAddress> addresses = byInterface.get(interfaceName);
        return addresses == null || addresses.isEmpty() ? null : addresses.get(0);
    }

    /** A source that is still there stays the source. */
    private void prefer(String interfaceName, InetAddress address) {
        List<InetAddress> addresses = byInterface.get(interfaceName);
        if (addresses != null && addresses.remove(address)) {
            addresses.add(0, address);
        }
    }
}
