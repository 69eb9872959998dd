package io.vipward.ipvs.table;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which entries of the kernel's table are ours to change. What the desired table holds is ours without being named here;
 * this names in addition what may be deleted. Everything else is foreign and stays as it is.
 */
public record Ownership(Set<ServiceKey> services, Map<ServiceKey, Set<DestinationKey>> destinations) {
    /** Nothing may be deleted. */
    public static final Ownership NONE = new Ownership(Set.of(), Map.of());

    public Ownership {
        services = Set.copyOf(services);
        Map<ServiceKey, Set<DestinationKey>> copy = new HashMap<>();
        destinations.forEach((service, keys) -> copy.put(service, Set.copyOf(keys)));
        destinations = Map.copyOf(copy);
    }

    public boolean owns(ServiceKey service) {
        return services.contains(service);
    }

    public boolean owns(ServiceKey service, DestinationKey destination) {
        return destinations.getOrDefault(service, Set.of()).contains(destination);
    }

    /** What either of the two owns. */
    public Ownership and(Ownership other) {
        Set<ServiceKey> allServices = new HashSet<>(services);
        allServices.addAll(other.services);
        Map<ServiceKey, Set<DestinationKey>> allDestinations = new HashMap<>(destinations);
        other.destinations.forEach((service, keys) -> allDestinations.merge(service, keys, (mine, theirs) -> {
            Set<DestinationKey> union = new HashSet<>(mine);
            union.addAll(theirs);
            return union;
        }));
        return new Ownership(allServices, allDestinations);
    }
}
