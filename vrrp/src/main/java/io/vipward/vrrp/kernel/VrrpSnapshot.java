package io.vipward.vrrp.kernel;

import io.vipward.vrrp.core.RunningInstance;
import java.util.ArrayList;
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

    static VrrpSnapshot of(List<RunningInstance> running, long takenNanos) {
        List<InstanceSnapshot> instances = new ArrayList<>();
        for (RunningInstance instance : running) {
            instances.add(new InstanceSnapshot(instance.settings(), instance.state()));
        }
        return new VrrpSnapshot(takenNanos, instances);
    }
}
