package io.vipward.checkers.kernel;

import io.vipward.ipvs.table.Change;
import io.vipward.ipvs.table.Destination;
import io.vipward.ipvs.table.DestinationKey;
import io.vipward.ipvs.table.IpvsTable;
import io.vipward.ipvs.table.Service;
import io.vipward.ipvs.table.ServiceKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel's table holds as far as we know: the last dump, and every change since that the kernel accepted. So that
 * one server's failure costs one comparison and one request, however large the table is. On the loop's thread.
 */
final class TableMirror {
    private final Map<ServiceKey, Service> services = new LinkedHashMap<>();
    private final Map<ServiceKey, Map<DestinationKey, Destination>> destinations = new LinkedHashMap<>();

    void replace(IpvsTable table) {
        services.clear();
        destinations.clear();
        for (IpvsTable.Entry entry : table.entries().values()) {
            services.put(entry.service().key(), entry.service());
            destinations.put(entry.service().key(), new LinkedHashMap<>(entry.destinations()));
        }
    }

    IpvsTable table() {
        List<IpvsTable.Entry> entries = new ArrayList<>();
        for (ServiceKey key : services.keySet()) {
            IpvsTable.Entry entry = entry(key);
            if (entry != null) {
                entries.add(entry);
            }
        }
        return IpvsTable.of(entries);
    }

    /** How many services and destinations it has. */
    int entries() {
        return services.size()
                + destinations.values().stream().mapToInt(Map::size).sum();
    }

    /** The part of the table that is this service; empty where there is none. */
    IpvsTable only(ServiceKey key) {
        IpvsTable.Entry entry = entry(key);
        return entry == null ? IpvsTable.EMPTY : IpvsTable.of(entry);
    }

    /** The part of the table that is this destination of a service that is there. */
    IpvsTable only(Service service, DestinationKey destination) {
        Destination found = destinations.getOrDefault(service.key(), Map.of()).get(destination);
        return IpvsTable.of(IpvsTable.Entry.of(service, found == null ? List.of() : List.of(found)));
    }

    @Nullable
    Service service(ServiceKey key) {
        return services.get(key);
    }

    private IpvsTable.@Nullable Entry entry(ServiceKey key) {
        Service service = services.get(key);
        return service == null ? null : new IpvsTable.Entry(service, destinations.getOrDefault(key, Map.of()));
    }

    /** The kernel accepted a change. */
    void accepted(Change change) {
        ServiceKey key = change.service().key();
        if (change instanceof Change.DeleteService) {
            services.remove(key);
            destinations.remove(key);
        } else if (change instanceof Change.AddService || change instanceof Change.EditService) {
            services.put(key, change.service());
            destinations.computeIfAbsent(key, none -> new LinkedHashMap<>());
        } else if (change instanceof Change.DeleteDestination delete) {
            destinations.getOrDefault(key, Map.of()).remove(delete.destination().key());
        } else if (change instanceof Change.OfDestination set) {
            destinations
                    .computeIfAbsent(key, none -> new LinkedHashMap<>())
                    .put(set.destination().key(), set.destination());
        }
    }
}
