package io.vipward.vrrp.core;

import java.util.ArrayList;
import java.util.List;

/** What an event came to for the whole router, to be done in this order. */
public record Consequences(List<Consequence> all) {
    /** Nothing to do. */
    public static final Consequences NONE = new Consequences(List.of());

    public Consequences {
        all = List.copyOf(all);
    }

    /** The steps alone, for those who only want to know what happened to instances. */
    public List<InstanceStep> steps() {
        List<InstanceStep> steps = new ArrayList<>();
        for (Consequence one : all) {
            if (one instanceof InstanceStep step) {
                steps.add(step);
            }
        }
        return steps;
    }

    /** The lines about no instance in particular. */
    public List<Notice> notices() {
        List<Notice> notices = new ArrayList<>();
        for (Consequence one : all) {
            if (one instanceof Notice notice) {
                notices.add(notice);
            }
        }
        return notices;
    }
}
