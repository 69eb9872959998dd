package io.vipward.ipvs.table;

import java.util.ArrayList;
import java.util.List;

/**
 * All that one dump told.
 *
 * @param services in the kernel's order
 * @param faults entries that could not be understood (another program's protocol or scheduler, say), one sentence each;
 *     they are not in {@code services} and stay untouched
 */
public record IpvsListing(List<Entry> services, List<String> faults) {
    /** A listed service with its listed destinations, newest first as the kernel has them. */
    public record Entry(ServiceListing service, List<DestinationListing> destinations) {
        public Entry {
            destinations = List.copyOf(destinations);
        }
    }

    public IpvsListing {
        services = List.copyOf(services);
        faults = List.copyOf(faults);
    }

    /** The listing without its counters. */
    public IpvsTable table() {
        List<IpvsTable.Entry> entries = new ArrayList<>();
        for (Entry entry : services) {
            List<Destination> destinations = new ArrayList<>();
            for (DestinationListing listed : entry.destinations()) {
                destinations.add(listed.destination());
            }
            entries.add(IpvsTable.Entry.of(entry.service().service(), destinations));
        }
        return IpvsTable.of(entries);
    }
}
