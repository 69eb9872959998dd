package io.vipward.checkers.kernel;

import io.vipward.checkers.core.Action;
import java.util.List;

/** Carries out what the core asks for: the words, the kernel's table, the notifications. On the loop's thread. */
final class Actions {
    private final EventLog log;
    private final Reconciler reconciler;
    private final NotificationListener listener;

    Actions(EventLog log, Reconciler reconciler, NotificationListener listener) {
        this.log = log;
        this.reconciler = reconciler;
        this.listener = listener;
    }

    void say(List<Action> actions) {
        for (Action action : actions) {
            if (action instanceof Action.Say say) {
                log.say(say.event());
            }
        }
    }

    void notifyOf(List<Action> actions) {
        for (Action action : actions) {
            if (action instanceof Action.NotifyRealServer notification) {
                listener.onRealServer(notification);
            } else if (action instanceof Action.NotifyVirtualServer notification) {
                listener.onVirtualServer(notification);
            } else if (action instanceof Action.Mail mail) {
                listener.onMail(mail);
            }
        }
    }

    /** Says and does; a server that asks for nothing is an occasion to try again what the kernel refused. */
    void perform(ServerRun server, List<Action> actions, long nowNanos) {
        say(actions);
        boolean reconciled = false;
        for (Action action : actions) {
            if (action instanceof Action.Reconcile reconcile) {
                reconcile(server, reconcile.realServer(), nowNanos);
                reconciled = true;
            }
        }
        if (!reconciled) {
            reconciler.retry(nowNanos);
        }
    }

    private void reconcile(ServerRun server, int realServer, long nowNanos) {
        if (realServer == Action.Reconcile.WHOLE) {
            reconciler.update(server.plan(), server.state(), nowNanos);
        } else {
            reconciler.update(server.plan(), server.state(), realServer, nowNanos);
        }
    }
}
