package io.vipward.ipvs.fake;

import io.vipward.ipvs.table.Change;
import io.vipward.ipvs.table.Destination;
import io.vipward.ipvs.table.DestinationKey;
import io.vipward.ipvs.table.ForwardingMethod;
import io.vipward.ipvs.table.IpvsTable;
import io.vipward.ipvs.table.Service;
import io.vipward.ipvs.table.ServiceKey;
import io.vipward.netlink.linux.Errno;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table behind the kernel's commands, with the kernel's own refusals. Mutable; one thread. */
public final class TableModel {
    private final Map<ServiceKey, Service> services = new LinkedHashMap<>();
    private final Map<ServiceKey, Map<DestinationKey, Destination>> destinations = new LinkedHashMap<>();

    public TableModel() {}

    public TableModel(IpvsTable start) {
        for (IpvsTable.Entry entry : start.entries().values()) {
            services.put(entry.service().key(), entry.service());
            destinations.put(entry.service().key(), new LinkedHashMap<>(entry.destinations()));
        }
    }

    /** The error that the kernel would answer, or empty when the change was made. */
    public Optional<Errno> apply(Change change) {
        ServiceKey key = change.service().key();
        if (change instanceof Change.AddService) {
            if (services.containsKey(key)) {
                return Optional.of(Errno.EEXIST);
            }
            services.put(key, change.service());
            destinations.put(key, new LinkedHashMap<>());
            return Optional.empty();
        }
        Map<DestinationKey, Destination> listed = destinations.get(key);
        if (listed == null) {
            return Optional.of(Errno.ESRCH);
        }
        if (change instanceof Change.EditService) {
            services.put(key, change.service());
        } else if (change instanceof Change.DeleteService) {
            services.remove(key);
            destinations.remove(key);
        } else if (change instanceof Change.AddDestination add) {
            return add(listed, key, add.destination());
        } else if (change instanceof Change.EditDestination edit) {
            return edit(listed, key, edit.destination());
        } else if (change instanceof Change.DeleteDestination delete) {
            return listed.remove(delete.destination().key()) == null ? Optional.of(Errno.ENOENT) : Optional.empty();
        }
        return Optional.empty();
    }

    /** Removes every service. */
    public void flush() {
        services.clear();
        destinations.clear();
    }

    public boolean has(ServiceKey key) {
        return services.containsKey(key);
    }

    public IpvsTable table() {
        List<IpvsTable.Entry> entries = new ArrayList<>();
        services.forEach(
                (key, service) -> entries.add(new IpvsTable.Entry(service, destinations.getOrDefault(key, Map.of()))));
        return IpvsTable.of(entries);
    }

    private static Optional<Errno> add(
            Map<DestinationKey, Destination> listed, ServiceKey service, Destination destination) {
        Optional<Errno> refusal = check(service, destination);
        if (refusal.isEmpty() && listed.containsKey(destination.key())) {
            return Optional.of(Errno.EEXIST);
        }
        if (refusal.isEmpty()) {
            listed.put(destination.key(), destination);
        }
        return refusal;
    }

    private static Optional<Errno> edit(
            Map<DestinationKey, Destination> listed, ServiceKey service, Destination destination) {
        Optional<Errno> refusal = check(service, destination);
        if (refusal.isEmpty() && !listed.containsKey(destination.key())) {
            return Optional.of(Errno.ENOENT);
        }
        if (refusal.isEmpty()) {
            listed.put(destination.key(), destination);
        }
        return refusal;
    }

    private static Optional<Errno> check(ServiceKey service, Destination destination) {
        boolean mixed = service.family() != destination.key().family();
        if (mixed && destination.forwarding().method() != ForwardingMethod.TUNNEL) {
            return Optional.of(Errno.EINVAL);
        }
        if (destination.key().address().isMulticastAddress()
                || destination.key().address().isAnyLocalAddress()) {
            return Optional.of(Errno.EINVAL);
        }
        return destination.lowerThreshold() > destination.upperThreshold()
                ? Optional.of(Errno.ERANGE)
                : Optional.empty();
    }
}
