package io.vipward.parser.schema;

import static io.vipward.parser.schema.Trait.ARGUMENT_IS_VITAL;
import static io.vipward.parser.schema.Trait.FIRST_WINS;

import io.vipward.parser.model.NotifyEvent;
import io.vipward.parser.model.ScriptCommand;
import java.util.ArrayList;
import java.util.List;

/**
 * Whom instances and groups tell of their changes.
 *
 * @param scripts {@code notify} and its kind
 * @param smtpAlert {@code smtp_alert}
 * @param priorityChanges {@code notify_priority_changes}
 */
public record NotifyKeywords(List<OfEvent> scripts, Keyword<Boolean> smtpAlert, Keyword<Boolean> priorityChanges) {
    public NotifyKeywords {
        scripts = List.copyOf(scripts);
    }

    /** The script that is told of one kind of event. */
    public record OfEvent(NotifyEvent event, Keyword<ScriptCommand> keyword) {}

    static NotifyKeywords of(Table table, NotifyEvent... events) {
        List<OfEvent> scripts = new ArrayList<>();
        for (NotifyEvent event : events) {
            String help = "script for a change of state";
            scripts.add(new OfEvent(
                    event,
                    table.keyword(
                            event.keyword(), CommandForm.WITH_USER, "none", help, ARGUMENT_IS_VITAL, FIRST_WINS)));
        }
        return new NotifyKeywords(
                scripts,
                table.keyword("smtp_alert", Forms.BOOLEAN, "smtp_alert_vrrp", "whether mails are sent"),
                table.keyword(
                        "notify_priority_changes",
                        Forms.BOOLEAN,
                        "vrrp_notify_priority_changes",
                        "whether changes of the priority are told"));
    }
}
