package io.vipward.parser.model;

import java.util.List;

/**
 * A {@code vrrp_sync_group} block: instances that are MASTER together or not at all.
 *
 * @param members names of instances that exist, each in no other group; at least one
 * @param tracking watched for all members
 * @param trackingWeights {@code sync_group_tracking_weight}: what members track may change their priorities
 */
public record VrrpSyncGroup(
        String name,
        Origins origins,
        List<String> members,
        VrrpTracking tracking,
        VrrpNotification notification,
        boolean trackingWeights) {
    public VrrpSyncGroup {
        members = List.copyOf(members);
    }

    public VrrpSyncGroup with(VrrpTracking other) {
        return new VrrpSyncGroup(name, origins, members, other, notification, trackingWeights);
    }
}
