package io.vipward.checkers.core;

import io.vipward.parser.model.QuorumSettings;
import io.vipward.parser.model.SorryServer;
import io.vipward.parser.model.VirtualServer;

/** Whether enough real servers are alive, and what serves when they are not. */
final class Quorum {
    private final VirtualServer server;
    private final String label;

    Quorum(VirtualServer server) {
        this.server = server;
        this.label = Labels.of(server);
    }

    /** @param initial at start and after a reload, where a quorum that is down already brings the sorry server in */
    VirtualServerState evaluate(VirtualServerState state, boolean initial, StepBuilder step) {
        QuorumSettings quorum = server.quorum();
        long live = state.live();
        if (!state.quorumUp() && live > 0 && live >= quorum.quorum() + quorum.hysteresis()) {
            return gained(state, live, step);
        }
        if (state.quorumUp() && (live == 0 || live < quorum.quorum() - quorum.hysteresis())) {
            return lost(state, live, Event.QuorumChange.LOST, step);
        }
        if (initial && !state.quorumUp() && server.sorryServer() != null && !state.sorryActive()) {
            return lost(state, live, Event.QuorumChange.DOWN_AT_START, step);
        }
        return state;
    }

    private VirtualServerState gained(VirtualServerState state, long live, StepBuilder step) {
        say(Event.QuorumChange.GAINED, live, step);
        SorryServer sorry = server.sorryServer();
        if (sorry != null && state.sorryActive()) {
            sayLeaving(server, sorry, step);
            step.say(new Event.AliveServersMoved(true, label));
            step.reconcileWhole();
        }
        step.notifyOf(new Action.NotifyVirtualServer(label, true));
        return state.withQuorum(true, false);
    }

    private VirtualServerState lost(VirtualServerState state, long live, Event.QuorumChange change, StepBuilder step) {
        say(change, live, step);
        SorryServer sorry = server.sorryServer();
        boolean switches = sorry != null && !state.sorryActive();
        if (sorry != null && switches) {
            Event.SorryMovement coming = sorry.inhibit() ? Event.SorryMovement.ENABLING : Event.SorryMovement.ADDING;
            step.say(new Event.SorryServerMoved(coming, Labels.of(server, sorry), label));
            step.say(new Event.AliveServersMoved(false, label));
            step.reconcileWhole();
        }
        step.notifyOf(new Action.NotifyVirtualServer(label, false));
        return state.withQuorum(false, state.sorryActive() || switches);
    }

    static void sayLeaving(VirtualServer server, SorryServer sorry, StepBuilder step) {
        Event.SorryMovement leaving = sorry.inhibit() ? Event.SorryMovement.DISABLING : Event.SorryMovement.REMOVING;
        step.say(new Event.SorryServerMoved(leaving, Labels.of(server, sorry), Labels.of(server)));
    }

    private void say(Event.QuorumChange change, long live, StepBuilder step) {
        QuorumSettings quorum = server.quorum();
        step.say(new Event.QuorumChanged(change, quorum.quorum(), quorum.hysteresis(), live, label));
    }
}
