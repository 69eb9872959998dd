package io.vipward.daemon.notify;

import io.vipward.checkers.core.Action;
import io.vipward.checkers.core.Reason;
import io.vipward.daemon.notify.Notification.Kind;
import io.vipward.daemon.track.ScriptLauncher.Extras;
import io.vipward.parser.model.ScriptCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who hears what of real and virtual servers. On the notify thread. */
final class ServerNews {
    private final NotifyPlans plans;
    private final Herald herald;

    ServerNews(NotifyPlans plans, Herald herald) {
        this.plans = plans;
        this.herald = herald;
    }

    void realServer(Action.NotifyRealServer change) {
        String name = change.realServer() + " " + change.virtualServer();
        tell(Kind.RS, name, change.up(), change.script(), change.reason());
    }

    void virtualServer(Action.NotifyVirtualServer change) {
        tell(Kind.VS, change.virtualServer(), change.up(), change.script(), change.reason());
    }

    private void tell(Kind kind, String name, boolean up, @Nullable ScriptCommand script, Reason reason) {
        Notification event = new Notification(kind, name, up ? "UP" : "DOWN", null, 0, reason.detail());
        String json = herald.json(event);
        herald.tell(event, plans.calls(script, new Extras(List.of(), json)), json);
    }
}
