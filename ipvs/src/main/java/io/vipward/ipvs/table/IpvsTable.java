package io.vipward.ipvs.table;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A whole table of virtual services, as wanted or as found. Entries keep the order in which they were given, because the
 * kernel lists destinations in the order of their adding; equality does not depend on it.
 */
public record IpvsTable(Map<ServiceKey, Entry> entries) {
    public static final IpvsTable EMPTY = new IpvsTable(Map.of());

    /** A service with its destinations. */
    public record Entry(Service service, Map<DestinationKey, Destination> destinations) {
        public Entry {
            destinations = Collections.unmodifiableMap(new LinkedHashMap<>(destinations));
        }

        /** Later destinations with the key of an earlier one replace it in place. */
        public static Entry of(Service service, Collection<Destination> destinations) {
            Map<DestinationKey, Destination> byKey = new LinkedHashMap<>();
            for (Destination destination : destinations) {
                byKey.put(destination.key(), destination);
            }
            return new Entry(service, byKey);
        }
    }

    public IpvsTable {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    public static IpvsTable of(Collection<Entry> entries) {
        Map<ServiceKey, Entry> byKey = new LinkedHashMap<>();
        for (Entry entry : entries) {
            byKey.put(entry.service().key(), entry);
        }
        return new IpvsTable(byKey);
    }

    public static IpvsTable of(Entry... entries) {
        return of(List.of(entries));
    }

    public @Nullable Entry find(ServiceKey key) {
        return entries.get(key);
    }

    public @Nullable Destination find(ServiceKey service, DestinationKey destination) {
        Entry entry = entries.get(service);
        return entry == null ? null : entry.destinations().get(destination);
    }
}
