package io.vipward.checkers.core;

import io.vipward.ipvs.table.Destination;
import io.vipward.ipvs.table.DestinationKey;
import io.vipward.ipvs.table.IpvsTable;
import io.vipward.ipvs.table.Ownership;
import io.vipward.ipvs.table.Service;
import io.vipward.ipvs.table.ServiceKey;
import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.SorryServer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the kernel's table shall hold for a virtual server in a given state. */
public final class DesiredTable {
    private DesiredTable() {}

    /**
     * Everything that the virtual servers want. Two with the same address share one service, whose settings are those of the
     * first.
     */
    public static IpvsTable of(Collection<Running> running) {
        Map<ServiceKey, Service> services = new LinkedHashMap<>();
        Map<ServiceKey, Map<DestinationKey, Destination>> destinations = new LinkedHashMap<>();
        for (Running each : running) {
            for (ServiceKey key : each.plan().services()) {
                IpvsTable.Entry entry = entry(key, each.plan(), each.state());
                services.putIfAbsent(key, entry.service());
                entry.destinations()
                        .forEach(destinations.computeIfAbsent(key, none -> new LinkedHashMap<>())::putIfAbsent);
            }
        }
        List<IpvsTable.Entry> entries = new ArrayList<>();
        services.forEach(
                (key, service) -> entries.add(new IpvsTable.Entry(service, destinations.getOrDefault(key, Map.of()))));
        return IpvsTable.of(entries);
    }

    /** Services that more than one virtual server stands for, such as the marks of a group that is served by TCP and by UDP. */
    public static Set<ServiceKey> shared(Collection<Running> running) {
        Set<ServiceKey> seen = new HashSet<>();
        Set<ServiceKey> shared = new HashSet<>();
        for (Running each : running) {
            for (ServiceKey key : each.plan().services()) {
                if (!seen.add(key)) {
                    shared.add(key);
                }
            }
        }
        return shared;
    }

    /** What may be deleted because one of the virtual servers names it. */
    public static Ownership ownership(Collection<Running> running) {
        Set<ServiceKey> services = new HashSet<>();
        Map<ServiceKey, Set<DestinationKey>> destinations = new HashMap<>();
        for (Running each : running) {
            for (ServiceKey key : each.plan().services()) {
                services.add(key);
                destinations.computeIfAbsent(key, none -> new HashSet<>()).addAll(destinationKeys(key, each.plan()));
            }
        }
        return new Ownership(services, destinations);
    }

    /** One service with its destinations, in the order of the configuration, the sorry server last. */
    public static IpvsTable.Entry entry(ServiceKey key, ServerPlan plan, VirtualServerState state) {
        List<Destination> destinations = new ArrayList<>();
        for (int i = 0; i < plan.realServers().size(); i++) {
            Destination destination = destination(key, plan, state, i);
            if (destination != null) {
                destinations.add(destination);
            }
        }
        SorryServer sorry = plan.server().sorryServer();
        DestinationKey sorryKey = sorry == null ? null : KernelTerms.key(key, sorry);
        if (sorry != null && sorryKey != null) {
            boolean waits =
                    sorry.inhibit() && !destinationKeysOfServers(key, plan).contains(sorryKey);
            if (state.sorryActive() || waits) {
                destinations.removeIf(each -> each.key().equals(sorryKey));
                destinations.add(KernelTerms.sorryDestination(sorryKey, sorry, state.sorryActive()));
            }
        }
        return IpvsTable.Entry.of(KernelTerms.service(key, plan.server().service()), destinations);
    }

    /** One real server's destination, or null where it shall not be in the table. */
    public static @Nullable Destination destination(
            ServiceKey service, ServerPlan plan, VirtualServerState state, int index) {
        RealServer realServer = plan.realServers().get(index);
        DestinationKey key = KernelTerms.key(service, realServer);
        boolean serves = serves(state, index);
        if (key == null || !(serves || realServer.settings().inhibitOnFailure())) {
            return null;
        }
        int weight = serves ? state.realServers().get(index).weight() : 0;
        return KernelTerms.destination(key, realServer, weight);
    }

    /** The destination's name in a service, or null where it has no place there. */
    public static @Nullable DestinationKey key(ServiceKey service, ServerPlan plan, int index) {
        return KernelTerms.key(service, plan.realServers().get(index));
    }

    /** The sorry server's name in a service, or null where there is none, or no place for it. */
    public static @Nullable DestinationKey sorryKey(ServiceKey service, ServerPlan plan) {
        SorryServer sorry = plan.server().sorryServer();
        return sorry == null ? null : KernelTerms.key(service, sorry);
    }

    /** Whether it is in the table, with its weight or inhibited. */
    static boolean isListed(ServerPlan plan, VirtualServerState state, int index) {
        return serves(state, index) || plan.realServers().get(index).settings().inhibitOnFailure();
    }

    private static boolean serves(VirtualServerState state, int index) {
        return state.realServers().get(index).alive() && !state.sorryActive();
    }

    /** What may be deleted because this virtual server names it; its services are not part of it. */
    public static Ownership ownership(ServiceKey key, ServerPlan plan) {
        return new Ownership(Set.of(), Map.of(key, destinationKeys(key, plan)));
    }

    private static Set<DestinationKey> destinationKeys(ServiceKey service, ServerPlan plan) {
        Set<DestinationKey> keys = destinationKeysOfServers(service, plan);
        DestinationKey sorryKey = sorryKey(service, plan);
        if (sorryKey != null) {
            keys.add(sorryKey);
        }
        return keys;
    }

    private static Set<DestinationKey> destinationKeysOfServers(ServiceKey service, ServerPlan plan) {
        Set<DestinationKey> keys = new HashSet<>();
        for (RealServer realServer : plan.realServers()) {
            DestinationKey key = KernelTerms.key(service, realServer);
            if (key != null) {
                keys.add(key);
            }
        }
        return keys;
    }
}
