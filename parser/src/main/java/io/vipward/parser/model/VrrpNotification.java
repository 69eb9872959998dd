package io.vipward.parser.model;

import java.util.List;
import java.util.Optional;

/**
 * Who hears of an instance's, or a group's, changes.
 *
 * @param scripts {@code notify} and its kind, at most one for each event
 * @param smtpAlert {@code smtp_alert}: mails are sent
 * @param priorityChanges {@code notify_priority_changes}: changes of the priority are told too
 * @param deletedAsSuch {@code notify_deleted} without a script: that it was deleted is told as DELETED, not as FAULT
 */
public record VrrpNotification(
        List<Script> scripts, boolean smtpAlert, boolean priorityChanges, boolean deletedAsSuch) {
    public static final VrrpNotification NONE = new VrrpNotification(List.of(), false, false, false);

    public VrrpNotification {
        scripts = List.copyOf(scripts);
    }

    /** A script and what it is told of. */
    public record Script(NotifyEvent event, ScriptCommand command) {}

    public Optional<ScriptCommand> script(NotifyEvent event) {
        return scripts.stream()
                .filter(script -> script.event() == event)
                .map(Script::command)
                .findFirst();
    }
}
