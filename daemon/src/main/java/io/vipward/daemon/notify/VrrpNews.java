package io.vipward.daemon.notify;

import io.vipward.daemon.notify.Notification.Kind;
import io.vipward.daemon.track.ScriptLauncher.Extras;
import io.vipward.parser.model.NotifyEvent;
import io.vipward.parser.model.ScriptCommand;
import io.vipward.parser.model.VrrpNotification;
import io.vipward.vrrp.core.GroupTransition;
import io.vipward.vrrp.core.StateName;
import io.vipward.vrrp.core.Transition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides who hears what of instances and groups, as keepalived does. On the notify thread. */
final class VrrpNews {
    private final NotifyPlans plans;
    private final Herald herald;
    private final VrrpMails mails;
    private final Map<String, Standing> instances = new HashMap<>();
    private final Map<String, StateName> groups = new HashMap<>();

    /** Of an instance, as last heard. */
    private record Standing(StateName state, int priority) {}

    VrrpNews(NotifyPlans plans, Herald herald, VrrpMails mails) {
        this.plans = plans;
        this.herald = herald;
        this.mails = mails;
    }

    void transition(Transition change) {
        String name = change.instance();
        if (over(change.to())) {
            instances.remove(name);
        } else {
            instances.put(name, new Standing(change.to(), change.priority()));
        }
        VrrpNotification wanted = plans.instance(name);
        boolean deleted = change.to() == StateName.DELETED;
        boolean asFault = deleted && !toldAsDeleted(wanted);
        if (!change.announced() || (asFault && change.from() == StateName.FAULT)) {
            return;
        }
        StateName told = asFault ? StateName.FAULT : change.to();
        Notification event = new Notification(
                Kind.INSTANCE,
                name,
                told.name(),
                change.from().name(),
                change.priority(),
                change.reason().text());
        // keepalived looks for the script of a deleted instance by its new state, and for everything else by FAULT.
        tell(event, wanted, asFault ? null : script(wanted, told));
        mails.instance(name, told, wanted.smtpAlert());
        if (over(change.to())) {
            mails.forget(name);
        }
    }

    void group(GroupTransition change) {
        String name = change.group();
        if (over(change.to())) {
            groups.remove(name);
        } else {
            groups.put(name, change.to());
        }
        if (!change.announced()) {
            return;
        }
        VrrpNotification wanted = plans.group(name);
        Notification event = new Notification(
                Kind.GROUP,
                name,
                change.to().name(),
                change.from().name(),
                0,
                change.reason().text());
        tell(event, wanted, script(wanted, change.to()));
        mails.group(name, change.to(), wanted.smtpAlert());
    }

    private void tell(Notification event, VrrpNotification wanted, @Nullable ScriptCommand specific) {
        String json = herald.json(event);
        List<ScriptCall> calls = new ArrayList<>(plans.calls(specific, new Extras(List.of(), json)));
        List<String> arguments =
                List.of(event.kind().name(), event.name(), event.state(), Integer.toString(event.priority()));
        plans.add(calls, wanted.script(NotifyEvent.ANY).orElse(null), new Extras(arguments, json));
        herald.tell(event, calls, json);
    }

    void lowerPriorityHeard(String name, int priority) {
        VrrpNotification wanted = plans.instance(name);
        Notification event = new Notification(
                Kind.INSTANCE,
                name,
                "MASTER_RX_LOWER_PRI",
                StateName.MASTER.name(),
                priority,
                "an advert of lower priority was heard");
        String json = herald.json(event);
        ScriptCommand script =
                wanted.script(NotifyEvent.MASTER_HEARD_LOWER_PRIORITY).orElse(null);
        herald.tell(event, plans.calls(script, new Extras(List.of(), json)), json);
    }

    void priorityChanged(String name, StateName state, int priority) {
        instances.computeIfPresent(name, (same, standing) -> new Standing(standing.state(), priority));
        if (plans.instance(name).priorityChanges()) {
            String told = state == StateName.MASTER ? "MASTER_PRIORITY" : "BACKUP_PRIORITY";
            herald.write(new Notification(Kind.INSTANCE, name, told, null, priority, null));
        }
    }

    /** {@code fifo_write_vrrp_states_on_reload}. */
    void writeStates() {
        for (String name : plans.current().instances().keySet()) {
            Standing standing = instances.get(name);
            if (standing != null) {
                herald.write(new Notification(
                        Kind.INSTANCE, name, standing.state().name(), null, standing.priority(), null));
            }
        }
        for (String name : plans.current().groups().keySet()) {
            StateName state = groups.get(name);
            if (state != null) {
                herald.write(new Notification(Kind.GROUP, name, state.name(), null, 0, null));
            }
        }
    }

    private static boolean toldAsDeleted(VrrpNotification wanted) {
        return wanted.deletedAsSuch() || wanted.script(NotifyEvent.DELETED).isPresent();
    }

    private static boolean over(StateName state) {
        return state == StateName.STOP || state == StateName.DELETED;
    }

    private static @Nullable ScriptCommand script(VrrpNotification wanted, StateName state) {
        return switch (state) {
            case MASTER -> wanted.script(NotifyEvent.MASTER).orElse(null);
            case BACKUP -> wanted.script(NotifyEvent.BACKUP).orElse(null);
            case FAULT -> wanted.script(NotifyEvent.FAULT).orElse(null);
            case STOP -> wanted.script(NotifyEvent.STOP).orElse(null);
            case DELETED -> wanted.script(NotifyEvent.DELETED).orElse(null);
            case INIT -> null;
        };
    }
}
