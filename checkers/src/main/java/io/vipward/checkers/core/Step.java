package io.vipward.checkers.core;

import java.util.List;

/** What follows from one event for a virtual server. */
public record Step(VirtualServerState next, Reason reason, List<Action> actions) {
    public Step {
        actions = List.copyOf(actions);
    }
}
