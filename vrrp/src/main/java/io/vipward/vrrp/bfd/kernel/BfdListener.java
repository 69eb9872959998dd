package io.vipward.vrrp.bfd.kernel;

import io.vipward.vrrp.bfd.BfdEvent;

/** Told how sessions stand, on the thread of the engine's loop: must not block and must not throw. */
@FunctionalInterface
public interface BfdListener {
    /** Nobody wants to know. */
    BfdListener NONE = event -> {};

    /**
     * A session has come up or has fallen; once for each session at its start and after each reload, how it stands.
     * {@link BfdEvent#receivers} says whom the configuration wants to be told.
     */
    void stateChanged(BfdEvent event);
}
