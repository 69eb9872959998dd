package io.vipward.parser.check;

import io.vipward.parser.model.Weight;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What instances and groups can track by its name.
 *
 * @param files {@code track_file} by name
 * @param processes {@code vrrp_track_process} by name
 * @param bfdSessions {@code bfd_instance} by name
 */
record Trackables(
        Scripts scripts, Map<String, Named> files, Map<String, Named> processes, Map<String, Named> bfdSessions) {
    Trackables {
        files = Map.copyOf(files);
        processes = Map.copyOf(processes);
        bfdSessions = Map.copyOf(bfdSessions);
    }

    /**
     * One of them.
     *
     * @param weight its own
     * @param order of its block at the top level
     */
    record Named(Weight weight, int order) {}

    /** The script of that name, also one that was left out. */
    @Nullable
    Named script(String name) {
        Scripts.Defined defined = scripts.find(name);
        if (defined == null) {
            return null;
        }
        Weight weight = defined.script() == null
                ? Weight.FAULT
                : defined.script().verdict().weight();
        return new Named(weight, defined.order());
    }
}
