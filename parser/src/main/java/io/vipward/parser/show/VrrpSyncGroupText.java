package io.vipward.parser.show;

import io.vipward.parser.model.VrrpSyncGroup;

/** {@code vrrp_sync_group}. */
final class VrrpSyncGroupText {
    private VrrpSyncGroupText() {}

    static void write(TextWriter out, VrrpSyncGroup group) {
        out.open("vrrp_sync_group", group.name());
        out.words("group", group.members());
        out.flag("sync_group_tracking_weight", group.trackingWeights());
        VrrpTrackingText.write(out, group.tracking());
        VrrpNotificationText.write(out, group.notification());
        out.close();
    }
}
