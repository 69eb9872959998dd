package io.vipward.vrrp.bfd;

import java.util.List;

/** The answer to an event: the state that follows, why, and what has to be done, in this order. */
public record BfdStep(BfdState next, BfdReason reason, List<BfdAction> actions) {
    public BfdStep {
        actions = List.copyOf(actions);
    }
}
