package io.vipward.vrrp.bfd.kernel;

import io.vipward.parser.model.BfdInstance;
import io.vipward.vrrp.bfd.BfdState;

/** How one session stood at one moment. */
public record BfdSessionSnapshot(BfdInstance settings, BfdState state) {
    public String name() {
        return settings.name();
    }
}
