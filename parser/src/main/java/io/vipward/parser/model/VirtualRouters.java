package io.vipward.parser.model;

import java.util.List;

/**
 * Who takes part in elections.
 *
 * @param instances {@code vrrp_instance}, unique by name
 */
public record VirtualRouters(List<VrrpInstance> instances) {
    public static final VirtualRouters NONE = new VirtualRouters(List.of());

    public VirtualRouters {
        instances = List.copyOf(instances);
    }

    public VirtualRouters withInstances(List<VrrpInstance> others) {
        return new VirtualRouters(others);
    }
}
