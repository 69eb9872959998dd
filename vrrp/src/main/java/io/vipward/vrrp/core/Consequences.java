package io.vipward.vrrp.core;

import java.util.List;

/**
 * What an event came to for the whole router.
 *
 * @param notices about no instance in particular, to be logged first
 * @param steps whose actions are to be done in this order
 */
public record Consequences(List<Notice> notices, List<InstanceStep> steps) {
    /** Nothing to do. */
    public static final Consequences NONE = new Consequences(List.of(), List.of());

    public Consequences {
        notices = List.copyOf(notices);
        steps = List.copyOf(steps);
    }

    static Consequences of(InstanceStep step) {
        return new Consequences(List.of(), List.of(step));
    }
}
