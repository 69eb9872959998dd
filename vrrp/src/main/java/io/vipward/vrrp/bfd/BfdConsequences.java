package io.vipward.vrrp.bfd;

import java.util.List;

/**
 * What an event came to for all sessions.
 *
 * @param notices to be logged first
 * @param steps whose actions are to be done in this order
 */
public record BfdConsequences(List<BfdNotice> notices, List<SessionStep> steps) {
    public BfdConsequences {
        notices = List.copyOf(notices);
        steps = List.copyOf(steps);
    }

    static BfdConsequences of(SessionStep step) {
        return new BfdConsequences(List.of(), List.of(step));
    }

    static BfdConsequences of(BfdNotice... notices) {
        return new BfdConsequences(List.of(notices), List.of());
    }
}
