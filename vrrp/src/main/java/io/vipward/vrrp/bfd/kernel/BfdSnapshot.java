package io.vipward.vrrp.bfd.kernel;

import java.util.List;

/**
 * All sessions, in the order of the configuration, for those who only want to look.
 *
 * @param takenNanos when, on the clock of {@link System#nanoTime}
 */
public record BfdSnapshot(long takenNanos, List<BfdSessionSnapshot> sessions) {
    public BfdSnapshot {
        sessions = List.copyOf(sessions);
    }
}
