package io.vipward.vrrp.kernel;

import java.util.List;

/**
 * All instances, in the order of the configuration, for those who only want to look.
 *
 * @param takenNanos when, on the clock of {@link System#nanoTime}
 */
public record VrrpSnapshot(long takenNanos, List<InstanceSnapshot> instances) {
    public VrrpSnapshot {
        instances = List.copyOf(instances);
    }
}
