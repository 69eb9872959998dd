package io.vipward.vrrp.core;

import java.util.ArrayList;
import java.util.List;

/** Consequences in the making: lives for one event of a {@link VrrpRouter}. */
final class Outcome {
    private final List<Consequence> consequences = new ArrayList<>();

    void add(Consequence one) {
        consequences.add(one);
    }

    void addAll(Iterable<? extends Consequence> some) {
        some.forEach(consequences::add);
    }

    /** Where the next one will stand. */
    int place() {
        return consequences.size();
    }

    /** Before what stands at a place, and all behind it. */
    void insert(int place, Consequence one) {
        consequences.add(place, one);
    }

    Consequences finish() {
        return consequences.isEmpty() ? Consequences.NONE : new Consequences(consequences);
    }
}
