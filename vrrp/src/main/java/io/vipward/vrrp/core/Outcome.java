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

    Consequences finish() {
        return consequences.isEmpty() ? Consequences.NONE : new Consequences(consequences);
    }
}
