package io.vipward.parser.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code virtual_server} block, completed.
 *
 * @param realServers in the order of the file, unique by address, port and tunnel
 */
public record VirtualServer(
        ServiceAddress address,
        Origins origins,
        ServiceSettings service,
        Availability availability,
        ServerDefaults defaults,
        List<RealServer> realServers) {
    public VirtualServer {
        realServers = List.copyOf(realServers);
    }

    public VirtualServer withRealServers(List<RealServer> others) {
        return new VirtualServer(address, origins, service, availability, defaults, others);
    }

    public QuorumSettings quorum() {
        return availability.quorum();
    }

    public @Nullable SorryServer sorryServer() {
        return availability.sorryServer();
    }
}
