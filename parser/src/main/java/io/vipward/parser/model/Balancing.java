package io.vipward.parser.model;

import java.util.List;

/**
 * What IPVS balances.
 *
 * @param virtualServers {@code virtual_server}, unique by address
 */
public record Balancing(List<VirtualServer> virtualServers) {
    public static final Balancing NONE = new Balancing(List.of());

    public Balancing {
        virtualServers = List.copyOf(virtualServers);
    }

    public Balancing withVirtualServers(List<VirtualServer> others) {
        return new Balancing(others);
    }
}
