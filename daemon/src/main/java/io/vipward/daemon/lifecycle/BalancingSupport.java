package io.vipward.daemon.lifecycle;

import io.vipward.parser.model.Availability;
import io.vipward.parser.model.Balancing;
import io.vipward.parser.model.Checker;
import io.vipward.parser.model.Forwarding;
import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.ServiceAddress;
import io.vipward.parser.model.SorryServer;
import io.vipward.parser.model.TcpCheck;
import io.vipward.parser.model.VirtualServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What of the load balancing the engine can run. A real server is left out with its checkers: unchecked it would count as
 * up, and nobody would notice that it is dead.
 */
final class BalancingSupport {
    private final Omissions omissions;

    private BalancingSupport(Omissions omissions) {
        this.omissions = omissions;
    }

    static Balancing reduce(Balancing balancing, Omissions omissions) {
        BalancingSupport support = new BalancingSupport(omissions);
        List<VirtualServer> servers = new ArrayList<>();
        for (VirtualServer server : balancing.virtualServers()) {
            VirtualServer reduced = support.reduce(server);
            if (reduced != null) {
                servers.add(reduced);
            }
        }
        return balancing.withVirtualServers(servers);
    }

    private @Nullable VirtualServer reduce(VirtualServer server) {
        if (!(server.address() instanceof ServiceAddress.Endpoint)) {
            boolean mark = server.address() instanceof ServiceAddress.Mark;
            leaveOut(server, (mark ? "fwmark" : "virtual_server_group") + " is");
            return null;
        }
        List<RealServer> realServers = new ArrayList<>();
        for (RealServer real : server.realServers()) {
            String reason = reason(real);
            if (reason == null) {
                realServers.add(real);
            } else {
                omissions.add(
                        () -> real.origins().block(),
                        () -> "real server " + real.address().getHostAddress() + " " + real.port() + " of the "
                                + name(server),
                        reason);
            }
        }
        if (realServers.isEmpty()) {
            leaveOut(server, "what all its real servers need is");
            return null;
        }
        return new VirtualServer(
                server.address(),
                server.origins(),
                server.service(),
                reduce(server, server.availability()),
                server.defaults(),
                realServers);
    }

    private void leaveOut(VirtualServer server, String why) {
        omissions.add(() -> server.origins().block(), () -> name(server), why);
    }

    private Availability reduce(VirtualServer server, Availability availability) {
        SorryServer sorry = availability.sorryServer();
        String reason = sorry == null ? null : reason(sorry.forwarding());
        if (reason == null) {
            return availability;
        }
        omissions.add(
                () -> server.origins().of("sorry_server"), () -> "the sorry server of the " + name(server), reason);
        return new Availability(availability.quorum(), null, availability.haSuspend(), availability.reporting());
    }

    private static @Nullable String reason(RealServer server) {
        for (Checker checker : server.checkers()) {
            if (!(checker instanceof TcpCheck)) {
                return checker.keyword() + " is";
            }
        }
        return reason(server.settings().forwarding());
    }

    private static @Nullable String reason(Forwarding forwarding) {
        return switch (forwarding.tunnel().type()) {
            case IPIP -> null;
            case GUE, GRE -> "a tunnel of type " + forwarding.tunnel().type().word() + " is";
        };
    }

    private static String name(VirtualServer server) {
        return "virtual server " + name(server.address());
    }

    private static String name(ServiceAddress address) {
        if (address instanceof ServiceAddress.Endpoint endpoint) {
            String protocol = endpoint.protocol().name().toLowerCase(Locale.ROOT);
            return "[" + endpoint.address().getHostAddress() + "]:" + protocol + ":" + endpoint.port();
        }
        return address instanceof ServiceAddress.Mark mark
                ? "FWM " + mark.mark()
                : "[" + ((ServiceAddress.Group) address).name() + "]";
    }
}
