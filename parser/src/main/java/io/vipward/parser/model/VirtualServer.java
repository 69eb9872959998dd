package io.vipward.parser.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code virtual_server} block, completed.
 *
 * @param sorryServer null for none
 * @param realServers in the order of the file, unique by address and port
 */
public record VirtualServer(
        ServiceAddress address,
        Origins origins,
        ServiceSettings service,
        QuorumSettings quorum,
        @Nullable SorryServer sorryServer,
        List<RealServer> realServers) {
    public VirtualServer {
        realServers = List.copyOf(realServers);
    }
}
