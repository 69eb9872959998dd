package io.vipward.checkers.core;

import io.vipward.parser.model.QuorumSettings;
import io.vipward.parser.model.SorryServer;

/** Whether enough real servers are alive, and what serves when they are not. */
final class Quorum {
    private final ServerPlan plan;
    private final String label;

    Quorum(ServerPlan plan) {
        this.plan = plan;
        this.label = plan.label();
    }

    /** @param initial at start and after a reload, where a quorum that is down already brings the sorry server in */
    VirtualServerState evaluate(VirtualServerState state, boolean initial, StepBuilder step) {
        QuorumSettings quorum = plan.server().quorum();
        SorryServer sorry = plan.server().sorryServer();
        long live = state.live();
        if (!state.quorumUp() && live > 0 && live >= quorum.quorum() + quorum.hysteresis()) {
            return gained(state, live, initial, step);
        }
        if (state.quorumUp() && (live == 0 || live < quorum.quorum() - quorum.hysteresis())) {
            return lost(state, live, Event.QuorumChange.LOST, step);
        }
        if (initial && !state.quorumUp() && sorry != null && !state.sorryActive()) {
            return lost(state, live, Event.QuorumChange.DOWN_AT_START, step);
        }
        return state;
    }

    private VirtualServerState gained(VirtualServerState state, long live, boolean initial, StepBuilder step) {
        say(Event.QuorumChange.GAINED, live, step);
        SorryServer sorry = plan.server().sorryServer();
        if (sorry != null && state.sorryActive()) {
            sayLeaving(plan, sorry, step);
            step.say(new Event.AliveServersMoved(true, label));
            step.reconcileWhole();
        }
        notifyOf(true, mailBody(initial ? "Starting with quorum up" : "Gained quorum", 1, live), step);
        return state.withQuorum(true, false);
    }

    private VirtualServerState lost(VirtualServerState state, long live, Event.QuorumChange change, StepBuilder step) {
        say(change, live, step);
        SorryServer sorry = plan.server().sorryServer();
        boolean switches = sorry != null && !state.sorryActive();
        if (sorry != null && switches) {
            Event.SorryMovement coming = sorry.inhibit() ? Event.SorryMovement.ENABLING : Event.SorryMovement.ADDING;
            step.say(new Event.SorryServerMoved(coming, plan.label(sorry), label));
            step.say(new Event.AliveServersMoved(false, label));
            step.reconcileWhole();
        }
        boolean lost = change == Event.QuorumChange.LOST;
        notifyOf(false, mailBody(lost ? "Lost quorum" : "Starting with quorum down", -1, live), step);
        return state.withQuorum(false, state.sorryActive() || switches);
    }

    /** keepalived prints a plus and {@code <=} for a lost quorum, too. */
    private String mailBody(String what, int sign, long live) {
        QuorumSettings quorum = plan.server().quorum();
        long threshold = quorum.quorum() + sign * quorum.hysteresis();
        return "=> " + what + " " + quorum.quorum() + "+" + quorum.hysteresis() + "=" + threshold + " <= " + live
                + " <=";
    }

    /** Script and FIFO, then the mail. */
    void notifyOf(boolean up, String mailBody, StepBuilder step) {
        QuorumSettings quorum = plan.server().quorum();
        step.notifyOf(
                new Action.NotifyVirtualServer(label, up, up ? quorum.up() : quorum.down(), step.ofVirtualServer()));
        if (plan.server().availability().reporting().smtpAlert()) {
            step.notifyOf(new Action.Mail("Virtualserver " + label + (up ? " - UP" : " - DOWN"), mailBody));
        }
    }

    static void sayLeaving(ServerPlan plan, SorryServer sorry, StepBuilder step) {
        Event.SorryMovement leaving = sorry.inhibit() ? Event.SorryMovement.DISABLING : Event.SorryMovement.REMOVING;
        step.say(new Event.SorryServerMoved(leaving, plan.label(sorry), plan.label()));
    }

    private void say(Event.QuorumChange change, long live, StepBuilder step) {
        QuorumSettings quorum = plan.server().quorum();
        step.say(new Event.QuorumChanged(change, quorum.quorum(), quorum.hysteresis(), live, label));
    }
}
