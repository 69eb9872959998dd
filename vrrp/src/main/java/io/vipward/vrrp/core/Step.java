package io.vipward.vrrp.core;

import java.util.List;

/** The answer to an event: the state that follows, why, and what has to be done, in this order. */
public record Step(InstanceState next, Reason reason, List<Action> actions) {
    public Step {
        actions = List.copyOf(actions);
    }
}
