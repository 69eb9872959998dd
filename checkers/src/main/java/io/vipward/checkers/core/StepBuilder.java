package io.vipward.checkers.core;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects a step's actions by kind: what is said, then one change of the kernel's table, then the notifications, so that
 * every script sees the table already changed. Knows why all this happens.
 */
final class StepBuilder {
    private final Reason reason;
    private final Reason ofVirtualServer;
    private final List<Event> events = new ArrayList<>();
    private final List<Action> notifications = new ArrayList<>();
    private boolean kernel;
    private int realServer = Action.Reconcile.WHOLE;

    /** A step that is about the whole virtual server. */
    StepBuilder(Reason reason) {
        this(reason, reason);
    }

    /**
     * A step that is about one real server.
     *
     * @param ofVirtualServer as it is told of the virtual server
     */
    StepBuilder(Reason reason, Reason ofVirtualServer) {
        this.reason = reason;
        this.ofVirtualServer = ofVirtualServer;
    }

    /** Why a real server changes. */
    Reason reason() {
        return reason;
    }

    /** Why the virtual server changes. */
    Reason ofVirtualServer() {
        return ofVirtualServer;
    }

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
