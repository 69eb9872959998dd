package io.vipward.parser.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What IPVS balances.
 *
 * @param ssl {@code SSL}, null where there is no such block
 * @param groups {@code virtual_server_group}
 * @param virtualServers {@code virtual_server}, unique by address
 */
public record Balancing(
        @Nullable SslSettings ssl, List<VirtualServerGroup> groups, List<VirtualServer> virtualServers) {
    public static final Balancing NONE = new Balancing(null, List.of(), List.of());

    public Balancing {
        groups = List.copyOf(groups);
        virtualServers = List.copyOf(virtualServers);
    }

    public Balancing withVirtualServers(List<VirtualServer> others) {
        return new Balancing(ssl, groups, others);
    }
}
