package io.vipward.parser.check;

import io.vipward.parser.model.NotifyEvent;
import io.vipward.parser.model.ScriptCommand;
import io.vipward.parser.model.VrrpNotification;
import io.vipward.parser.model.VrrpNotification.Script;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.DeletedNotice;
import io.vipward.parser.schema.GlobalDefsTable;
import io.vipward.parser.schema.NotifyKeywords;
import io.vipward.parser.schema.VrrpInstanceTable;
import io.vipward.parser.schema.VrrpSyncGroupTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Completes whom an instance, or a group, tells of its changes. */
final class NotificationCheck {
    private final BoundBlock block;
    private final NotifyKeywords keywords;
    private final Globals globals;

    NotificationCheck(BoundBlock block, NotifyKeywords keywords, Globals globals) {
        this.block = block;
        this.keywords = keywords;
        this.globals = globals;
    }

    VrrpNotification complete() {
        return complete(null);
    }

    /**
     * Completes those of a member.
     *
     * @param group whose {@code notify_priority_changes} holds where the instance has none; null for no group
     */
    VrrpNotification complete(@Nullable BoundBlock group) {
        List<Script> scripts = new ArrayList<>();
        for (NotifyKeywords.OfEvent script : keywords.scripts()) {
            ScriptCommand command = block.get(script.keyword());
            if (command != null) {
                scripts.add(new Script(script.event(), command));
            }
        }
        boolean deleted = false;
        if (keywords.equals(VrrpInstanceTable.NOTIFIED)) {
            DeletedNotice notice = block.get(VrrpInstanceTable.NOTIFY_DELETED);
            ScriptCommand script = notice == null ? null : notice.script();
            deleted = notice != null && script == null;
            if (script != null) {
                scripts.add(new Script(NotifyEvent.DELETED, script));
            }
        }
        return new VrrpNotification(scripts, smtpAlert(), priorityChanges(group), deleted);
    }

    private boolean smtpAlert() {
        boolean usual = globals.get(GlobalDefsTable.SMTP_ALERT_VRRP, globals.isOn(GlobalDefsTable.SMTP_ALERT));
        return block.get(keywords.smtpAlert(), usual);
    }

    private boolean priorityChanges(@Nullable BoundBlock group) {
        boolean usual = globals.isOn(GlobalDefsTable.VRRP_NOTIFY_PRIORITY_CHANGES);
        if (group != null) {
            usual = group.get(VrrpSyncGroupTable.NOTIFIED.priorityChanges(), usual);
        }
        return block.get(keywords.priorityChanges(), usual);
    }
}
