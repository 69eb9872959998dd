package io.vipward.checkers.core;

import io.vipward.ipvs.table.AddressFamily;
import io.vipward.ipvs.table.Destination;
import io.vipward.ipvs.table.DestinationKey;
import io.vipward.ipvs.table.Forwarding;
import io.vipward.ipvs.table.ForwardingMethod;
import io.vipward.ipvs.table.Granularity;
import io.vipward.ipvs.table.IpvsTable;
import io.vipward.ipvs.table.Ownership;
import io.vipward.ipvs.table.Persistence;
import io.vipward.ipvs.table.Scheduler;
import io.vipward.ipvs.table.SchedulerFlag;
import io.vipward.ipvs.table.Service;
import io.vipward.ipvs.table.ServiceKey;
import io.vipward.ipvs.table.TransportProtocol;
import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.ServiceAddress;
import io.vipward.parser.model.ServiceSettings;
import io.vipward.parser.model.SorryServer;
import io.vipward.parser.model.VirtualServer;
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
    private static final int SORRY_WEIGHT = 1;

    private DesiredTable() {}

    /**
     * Everything that the virtual servers want. Two with the same address share one service, whose settings are those of the
     * first.
     */
    public static IpvsTable of(Collection<Running> running) {
        Map<ServiceKey, Service> services = new LinkedHashMap<>();
        Map<ServiceKey, Map<DestinationKey, Destination>> destinations = new LinkedHashMap<>();
        for (Running each : running) {
            IpvsTable.Entry entry = entry(each.server(), each.state());
            ServiceKey key = entry.service().key();
            services.putIfAbsent(key, entry.service());
            entry.destinations().forEach(destinations.computeIfAbsent(key, none -> new LinkedHashMap<>())::putIfAbsent);
        }
        List<IpvsTable.Entry> entries = new ArrayList<>();
        services.forEach(
                (key, service) -> entries.add(new IpvsTable.Entry(service, destinations.getOrDefault(key, Map.of()))));
        return IpvsTable.of(entries);
    }

    /** What may be deleted because one of the virtual servers names it. */
    public static Ownership ownership(Collection<Running> running) {
        Set<ServiceKey> services = new HashSet<>();
        Map<ServiceKey, Set<DestinationKey>> destinations = new HashMap<>();
        for (Running each : running) {
            ServiceKey key = key(each.server());
            services.add(key);
            destinations.computeIfAbsent(key, none -> new HashSet<>()).addAll(destinationKeys(each.server()));
        }
        return new Ownership(services, destinations);
    }

    /** The service with its destinations, in the order of the configuration, the sorry server last. */
    public static IpvsTable.Entry entry(VirtualServer server, VirtualServerState state) {
        List<Destination> destinations = new ArrayList<>();
        for (int i = 0; i < server.realServers().size(); i++) {
            Destination destination = destination(server, state, i);
            if (destination != null) {
                destinations.add(destination);
            }
        }
        SorryServer sorry = server.sorryServer();
        if (sorry != null && state.sorryActive()) {
            destinations.add(sorryDestination(sorry, SORRY_WEIGHT));
        } else if (sorry != null && sorry.inhibit() && !isRealServer(server, sorry)) {
            destinations.add(sorryDestination(sorry, 0));
        }
        return IpvsTable.Entry.of(service(server), destinations);
    }

    /** One real server's destination, or null where it shall not be in the table. */
    public static @Nullable Destination destination(VirtualServer server, VirtualServerState state, int index) {
        RealServer realServer = server.realServers().get(index);
        RealServerState health = state.realServers().get(index);
        boolean serves = health.alive() && !state.sorryActive();
        if (!serves && !realServer.settings().inhibitOnFailure()) {
            return null;
        }
        return new Destination(
                key(realServer),
                forwarding(realServer.settings().method()),
                serves ? health.weight() : 0,
                realServer.settings().upperThreshold(),
                realServer.settings().lowerThreshold());
    }

    /** What may be deleted because this virtual server names it; its service is not part of it. */
    public static Ownership ownership(VirtualServer server) {
        return new Ownership(Set.of(), Map.of(key(server), destinationKeys(server)));
    }

    private static Set<DestinationKey> destinationKeys(VirtualServer server) {
        Set<DestinationKey> destinations = new HashSet<>();
        for (RealServer realServer : server.realServers()) {
            destinations.add(key(realServer));
        }
        SorryServer sorry = server.sorryServer();
        if (sorry != null) {
            destinations.add(new DestinationKey(sorry.address(), sorry.port()));
        }
        return destinations;
    }

    public static DestinationKey key(RealServer realServer) {
        return new DestinationKey(realServer.address(), realServer.port());
    }

    public static ServiceKey key(VirtualServer server) {
        ServiceAddress.Endpoint address = Endpoints.of(server);
        TransportProtocol protocol = switch (address.protocol()) {
            case TCP -> TransportProtocol.TCP;
            case UDP -> TransportProtocol.UDP;
            case SCTP -> TransportProtocol.SCTP;
        };
        return new ServiceKey.Endpoint(protocol, address.address(), address.port());
    }

    public static Service service(VirtualServer server) {
        ServiceSettings settings = server.service();
        ServiceKey key = key(server);
        Scheduler scheduler = Scheduler.byName(settings.scheduler())
                .orElseThrow(() -> new IllegalArgumentException("no scheduler is called " + settings.scheduler()));
        return new Service(
                key,
                scheduler,
                SchedulerFlag.ofBits(settings.schedulerFlags()),
                settings.onePacket(),
                persistence(settings, key.family()));
    }

    private static Persistence persistence(ServiceSettings settings, AddressFamily family) {
        if (settings.persistenceSeconds() == 0) {
            return Persistence.none(family);
        }
        int prefix = settings.persistenceGranularity();
        Granularity granularity = prefix == 0 ? Granularity.host(family) : Granularity.ofPrefix(family, prefix);
        return Persistence.of(settings.persistenceSeconds(), granularity);
    }

    private static Destination sorryDestination(SorryServer sorry, int weight) {
        DestinationKey key = new DestinationKey(sorry.address(), sorry.port());
        return Destination.of(key, forwarding(sorry.method()), weight);
    }

    /** A sorry server that is one of the real servers has that one's place while it is not needed. */
    private static boolean isRealServer(VirtualServer server, SorryServer sorry) {
        for (RealServer realServer : server.realServers()) {
            if (realServer.port() == sorry.port() && realServer.address().equals(sorry.address())) {
                return true;
            }
        }
        return false;
    }

    private static Forwarding forwarding(io.vipward.parser.model.ForwardingMethod method) {
        ForwardingMethod kernel = switch (method) {
            case NAT -> ForwardingMethod.NAT;
            case TUN -> ForwardingMethod.TUNNEL;
            case DR -> ForwardingMethod.DIRECT;
        };
        return Forwarding.of(kernel);
    }
}
