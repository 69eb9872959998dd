package io.vipward.parser.show;

import io.vipward.parser.model.VrrpNotification;

/** Whom instances and groups tell. */
final class VrrpNotificationText {
    private VrrpNotificationText() {}

    static void write(TextWriter out, VrrpNotification notification) {
        notification.scripts().forEach(script -> out.command(script.event().keyword(), script.command()));
        out.flag("notify_deleted", notification.deletedAsSuch());
        out.bool("smtp_alert", notification.smtpAlert());
        out.bool("notify_priority_changes", notification.priorityChanges());
    }
}
