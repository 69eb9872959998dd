package io.vipward.checkers.core;

import io.vipward.ipvs.table.AddressFamily;
import io.vipward.ipvs.table.Destination;
import io.vipward.ipvs.table.DestinationKey;
import io.vipward.ipvs.table.Forwarding;
import io.vipward.ipvs.table.ForwardingMethod;
import io.vipward.ipvs.table.Granularity;
import io.vipward.ipvs.table.Persistence;
import io.vipward.ipvs.table.Scheduler;
import io.vipward.ipvs.table.SchedulerFlag;
import io.vipward.ipvs.table.Service;
import io.vipward.ipvs.table.ServiceKey;
import io.vipward.ipvs.table.Tunnel;
import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.ServiceSettings;
import io.vipward.parser.model.SorryServer;
import org.jspecify.annotations.Nullable;

/** Servers of the configuration in the kernel's terms. */
final class KernelTerms {
    private static final int SORRY_WEIGHT = 1;

    private KernelTerms() {}

    static Service service(ServiceKey key, ServiceSettings settings) {
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
        String engine = settings.persistenceEngine() == null ? "" : settings.persistenceEngine();
        int prefix = settings.persistenceGranularity();
        boolean fits = prefix > 0 && prefix <= family.hostPrefix();
        Granularity granularity = fits ? Granularity.ofPrefix(family, prefix) : Granularity.host(family);
        if (settings.persistenceSeconds() == 0) {
            // An engine has nothing to do there, and keepalived does not name it to the kernel.
            return Persistence.none(family);
        }
        return new Persistence(true, settings.persistenceSeconds(), granularity, engine);
    }

    /** Null where the service is of another family, which only a tunnel can cross. */
    static @Nullable DestinationKey key(ServiceKey service, RealServer server) {
        return key(
                service,
                new DestinationKey(server.address(), server.port()),
                server.settings().forwarding());
    }

    /** Null where the service is of another family, which only a tunnel can cross. */
    static @Nullable DestinationKey key(ServiceKey service, SorryServer server) {
        return key(service, new DestinationKey(server.address(), server.port()), server.forwarding());
    }

    private static @Nullable DestinationKey key(
            ServiceKey service, DestinationKey own, io.vipward.parser.model.Forwarding forwarding) {
        boolean tunnel = forwarding.method() == io.vipward.parser.model.ForwardingMethod.TUN;
        if (own.family() != service.family() && !tunnel) {
            return null;
        }
        boolean rewrites = forwarding.method() == io.vipward.parser.model.ForwardingMethod.NAT;
        return rewrites ? own : new DestinationKey(own.address(), port(service));
    }

    /** Only NAT can change the port of a packet; what a mark stands for has none. */
    private static int port(ServiceKey service) {
        return service instanceof ServiceKey.Endpoint endpoint ? endpoint.port() : 0;
    }

    static Destination destination(DestinationKey key, RealServer server, int weight) {
        return new Destination(
                key,
                forwarding(server.settings().forwarding()),
                weight,
                server.settings().upperThreshold(),
                server.settings().lowerThreshold());
    }

    static Destination sorryDestination(DestinationKey key, SorryServer sorry, boolean active) {
        return Destination.of(key, forwarding(sorry.forwarding()), active ? SORRY_WEIGHT : 0);
    }

    private static Forwarding forwarding(io.vipward.parser.model.Forwarding forwarding) {
        return switch (forwarding.method()) {
            case NAT -> Forwarding.of(ForwardingMethod.NAT);
            case TUN -> new Forwarding(ForwardingMethod.TUNNEL, tunnel(forwarding.tunnel()));
            case DR -> Forwarding.of(ForwardingMethod.DIRECT);
        };
    }

    private static Tunnel tunnel(io.vipward.parser.model.Forwarding.Tunnel tunnel) {
        Tunnel.Type type = switch (tunnel.type()) {
            case IPIP -> Tunnel.Type.IPIP;
            case GUE -> Tunnel.Type.GUE;
            case GRE -> Tunnel.Type.GRE;
        };
        Tunnel.Checksum checksum = switch (tunnel.checksum()) {
            case NONE -> Tunnel.Checksum.NONE;
            case FULL -> Tunnel.Checksum.CHECKSUM;
            case REMOTE -> Tunnel.Checksum.REMOTE_OFFLOAD;
        };
        return new Tunnel(type, tunnel.port(), checksum);
    }
}
