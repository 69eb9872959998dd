package io.vipward.daemon.lifecycle;

import io.vipward.checkers.probe.BodyPatterns;
import io.vipward.parser.model.Balancing;
import io.vipward.parser.model.BodyPattern;
import io.vipward.parser.model.Checker;
import io.vipward.parser.model.HttpCheck;
import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.ServiceAddress;
import io.vipward.parser.model.UrlCheck;
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
            omissions.add(() -> server.origins().block(), () -> name(server), "what all its real servers need is");
            return null;
        }
        return server.withRealServers(realServers);
    }

    private static @Nullable String reason(RealServer server) {
        for (Checker checker : server.checkers()) {
            if (checker instanceof HttpCheck http) {
                String problem = problem(http);
                if (problem != null) {
                    return problem + ", which is";
                }
            }
        }
        return null;
    }

    /** keepalived dies of a pattern that is none, at the first answer. */
    private static @Nullable String problem(HttpCheck check) {
        for (UrlCheck url : check.urls()) {
            BodyPattern pattern = url.expected().body();
            String problem =
                    pattern == null ? null : BodyPatterns.problem(pattern).orElse(null);
            if (problem != null) {
                return problem;
            }
        }
        return null;
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
