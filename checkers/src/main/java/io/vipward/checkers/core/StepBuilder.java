package io.vipward.checkers.core;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects a step's actions by kind: what is said, then one change of the kernel's table, then the notifications, so that
 * every script sees the table already changed.
 */
final class StepBuilder {
    private final List<Event> events = new ArrayList<>();
    private final List<Action> notifications = new ArrayList<>();
    private boolean kernel;
    private int realServer = Action.Reconcile.WHOLE;

    void say(Event event) {
        events.add(event);
    }

    void notifyOf(Action notification) {
        notifications.add(notification);
    }

    void reconcileOne(int index) {
        realServer = kernel ? Action.Reconcile.WHOLE : index;
        kernel = true;
    }

    void reconcileWhole() {
        realServer = Action.Reconcile.WHOLE;
        kernel = true;
    }

    List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        for (Event event : events) {
            actions.add(new Action.Say(event));
        }
        if (kernel) {
            actions.add(new Action.Reconcile(realServer));
        }
        actions.addAll(notifications);
        return actions;
    }
}
