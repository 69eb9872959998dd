package io.vipward.checkers.core;

import static io.vipward.checkers.core.Configurations.check;
import static io.vipward.checkers.core.Configurations.realServer;
import static io.vipward.checkers.core.Configurations.virtualServer;

import io.vipward.parser.model.VirtualServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Verdicts for tests, and what follows from them as text. */
final class HealthSteps {
    static final Reason WHY = new Reason(Reason.Cause.CHECK_FAILED, "TCP_CHECK: Connection refused");
    static final String VS = "[10.9.0.100]:tcp:80";

    private HealthSteps() {}

    static Verdict down(boolean wasUp) {
        return new Verdict(false, wasUp, false, false, WHY, Optional.empty());
    }

    static Verdict up(boolean wasUp) {
        return new Verdict(true, wasUp, false, false, WHY, Optional.empty());
    }

    static Configurations three() {
        return virtualServer()
                .with(realServer("10.1.0.1", 80, 1, check("10.1.0.1", 80, 1)))
                .with(realServer("10.1.0.2", 80, 1, check("10.1.0.2", 80, 1)))
                .with(realServer("10.1.0.3", 80, 1, check("10.1.0.3", 80, 1)));
    }

    static Configurations four() {
        return three().with(realServer("10.1.0.4", 80, 1, check("10.1.0.4", 80, 1)));
    }

    /** What a virtual server begins with. */
    static Step begun(VirtualServerHealth health) {
        VirtualServerHealth.Started started = health.onStart(FileValues.NONE, 0);
        return new Step(started.running().state(), new Reason(Reason.Cause.STARTED, "started"), started.actions());
    }

    static List<String> script(Step step) {
        return script(step.actions());
    }

    static List<String> script(List<Action> actions) {
        List<String> lines = new ArrayList<>();
        for (Action action : actions) {
            if (action instanceof Action.Say say) {
                lines.add(say.event().text());
            } else if (action instanceof Action.Reconcile reconcile) {
                lines.add("reconcile " + (reconcile.realServer() < 0 ? "all" : reconcile.realServer()));
            } else if (action instanceof Action.NotifyRealServer notification) {
                lines.add(notification.text());
            } else if (action instanceof Action.NotifyVirtualServer notification) {
                lines.add(notification.text());
            } else if (action instanceof Action.Mail mail) {
                lines.add("mail " + mail.subject() + ": " + mail.body());
            }
        }
        return lines;
    }

    static List<String> table(VirtualServer server, VirtualServerState state) {
        return DesiredTable.entry(ServerPlan.of(server).services().get(0), ServerPlan.of(server), state)
                .destinations()
                .values()
                .stream()
                .map(each -> each.key().address().getHostAddress() + " " + each.weight())
                .toList();
    }
}
