package io.vipward.vrrp.simulation;

import io.vipward.parser.model.VirtualInterface;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.vrrp.core.InstanceSettings;
import io.vipward.vrrp.core.Surroundings;
import io.vipward.vrrp.core.VirtualIp;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The interfaces of a machine, with those that its daemon puts on top of them. One thread. */
final class Ports {
    private static final int MTU = 1_500;

    private final Map<String, SimulatedLink> links;
    private final Set<String> down = new HashSet<>();
    private final Map<String, List<InetAddress>> without = new HashMap<>();
    /** Virtual interfaces, and the one below each. */
    private final Map<String, String> virtual = new TreeMap<>();

    Ports(Map<String, SimulatedLink> links) {
        this.links = new TreeMap<>(links);
    }

    /** Makes the virtual interfaces of a configuration, and removes those of the one before. */
    void adapt(List<VrrpInstance> instances) {
        virtual.clear();
        for (VrrpInstance instance : instances) {
            VirtualInterface made = instance.router().link().virtual();
            if (made != null && made.name() != null) {
                virtual.put(made.name(), instance.router().interfaceName());
            }
        }
    }

    /** An interface and all that stand on it. */
    List<String> with(String name) {
        List<String> all = new ArrayList<>();
        all.add(name);
        virtual.forEach((above, below) -> {
            if (below.equals(name)) {
                all.add(above);
            }
        });
        return all;
    }

    /** Whether that is new. */
    boolean set(String name, boolean up) {
        return up ? down.remove(name) : down.add(name);
    }

    /** Whether an interface, and what it stands on, is there and up. */
    boolean up(String name) {
        String base = base(name);
        return links.containsKey(base) && !down.contains(name) && !down.contains(base);
    }

    /** Removes an address of the machine itself, or puts it back. Whether that is new. */
    boolean setAddress(String name, InetAddress address, boolean there) {
        List<InetAddress> missing = without.computeIfAbsent(name, key -> new ArrayList<>());
        if (there) {
            return missing.remove(address);
        }
        SimulatedLink link = links.get(name);
        return link != null && link.addresses().contains(address) && !missing.contains(address) && missing.add(address);
    }

    /** The addresses that the machine itself has on an interface now. */
    List<InetAddress> ownAddresses(String name) {
        SimulatedLink link = links.get(base(name));
        if (link == null) {
            return List.of();
        }
        List<InetAddress> own = new ArrayList<>(link.addresses());
        own.removeAll(without.getOrDefault(base(name), List.of()));
        // A virtual interface has a copy of the link-local address below it, and nothing else.
        own.removeIf(address -> virtual.containsKey(name) && !address.isLinkLocalAddress());
        return own;
    }

    /** What a daemon finds. */
    Surroundings surroundings(Collection<VirtualIp> held) {
        Map<String, Surroundings.Interface> found = new HashMap<>();
        Set<String> names = new LinkedHashSet<>(links.keySet());
        names.addAll(virtual.keySet());
        for (String name : names) {
            SimulatedLink link = links.get(base(name));
            List<InetAddress> addresses = new ArrayList<>(ownAddresses(name));
            for (VirtualIp vip : held) {
                if (vip.interfaceName().equals(name)) {
                    addresses.add(vip.address());
                }
            }
            found.put(name, new Surroundings.Interface(up(name), link == null ? MTU : link.mtu(), addresses));
        }
        return new Surroundings(found);
    }

    /** Where an instance is attached, null if nowhere. */
    @Nullable
    String segment(InstanceSettings settings, @Nullable InetAddress source) {
        String name = base(settings.advertInterface());
        if (name.isEmpty() && source != null) {
            name = withAddress(source);
        }
        SimulatedLink link = links.get(name);
        return link == null ? null : link.segment();
    }

    /** Whether adverts leave now. */
    boolean sends(InstanceSettings settings, InetAddress source) {
        String name = settings.advertInterface();
        return up(name.isEmpty() ? withAddress(source) : name);
    }

    /** The interfaces in a segment that take a packet up. */
    List<String> receiving(String segment, Datagram datagram) {
        List<String> receiving = new ArrayList<>(1);
        links.forEach((name, link) -> {
            boolean ours = datagram.multicast() || ownAddresses(name).contains(datagram.destination());
            if (link.segment().equals(segment) && ours) {
                receiving.add(name);
            }
        });
        return receiving;
    }

    private String withAddress(InetAddress address) {
        for (String name : links.keySet()) {
            if (ownAddresses(name).contains(address)) {
                return name;
            }
        }
        return "";
    }

    private String base(String name) {
        return virtual.getOrDefault(name, name);
    }
}
