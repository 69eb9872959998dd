package io.vipward.parser.model;

import java.util.List;

/**
 * Who takes part in elections.
 *
 * @param instances {@code vrrp_instance}, unique by name
 * @param syncGroups {@code vrrp_sync_group}, unique by name
 */
public record VirtualRouters(List<VrrpInstance> instances, List<VrrpSyncGroup> syncGroups) {
    public static final VirtualRouters NONE = new VirtualRouters(List.of(), List.of());

    public VirtualRouters {
        instances = List.copyOf(instances);
        syncGroups = List.copyOf(syncGroups);
    }

    public VirtualRouters withInstances(List<VrrpInstance> others) {
        return new VirtualRouters(others, syncGroups);
    }

    public VirtualRouters withSyncGroups(List<VrrpSyncGroup> others) {
        return new VirtualRouters(instances, others);
    }
}
