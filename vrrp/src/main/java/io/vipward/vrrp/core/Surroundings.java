package io.vipward.vrrp.core;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The interfaces of the machine as they are found at the start, after a reload, or after notifications were lost.
 *
 * @param links by name
 * @param obstacles what stands in the way of instances besides, by their names
 */
public record Surroundings(Map<String, Interface> links, Map<String, FaultCause> obstacles) {
    public Surroundings {
        links = Map.copyOf(new LinkedHashMap<>(links));
        obstacles = Map.copyOf(obstacles);
    }

    /** Without obstacles. */
    public Surroundings(Map<String, Interface> links) {
        this(links, Map.of());
    }

    /** The same with obstacles. */
    public Surroundings with(Map<String, ? extends FaultCause> inTheWay) {
        return new Surroundings(links, new LinkedHashMap<>(inTheWay));
    }

    List<FaultCause> obstacles(String instance) {
        FaultCause cause = obstacles.get(instance);
        return cause == null ? List.of() : List.of(cause);
    }

    /**
     * One interface.
     *
     * @param serves whether it is up and running
     * @param mtu in bytes
     * @param addresses IPv4, in the kernel's order; a virtual one among them is a relic
     */
    public record Interface(boolean serves, int mtu, List<InetAddress> addresses) {
        public Interface {
            addresses = List.copyOf(addresses);
        }
    }

    boolean serves(String interfaceName) {
        Interface link = links.get(interfaceName);
        return link != null && link.serves();
    }

    int mtu(String interfaceName) {
        Interface link = links.get(interfaceName);
        return link == null ? InstanceSettings.DEFAULT_MTU : link.mtu();
    }

    List<InetAddress> addresses(String interfaceName) {
        Interface link = links.get(interfaceName);
        return link == null ? List.of() : link.addresses();
    }
}
