package io.vipward.parser.model;

import java.util.List;

/**
 * What instances, groups and checkers can watch. Each is unique by its name among those of its kind.
 *
 * @param scripts {@code vrrp_script}, also those that nothing tracks and that never run
 * @param files {@code track_file}
 * @param processes {@code vrrp_track_process}
 * @param bfdInstances {@code bfd_instance}: those that can run; one that cannot may still be tracked, and is down
 */
public record Trackers(
        List<VrrpScript> scripts, List<TrackFile> files, List<TrackProcess> processes, List<BfdInstance> bfdInstances) {
    public static final Trackers NONE = new Trackers(List.of(), List.of(), List.of(), List.of());

    public Trackers {
        scripts = List.copyOf(scripts);
        files = List.copyOf(files);
        processes = List.copyOf(processes);
        bfdInstances = List.copyOf(bfdInstances);
    }

    public Trackers withScripts(List<VrrpScript> others) {
        return new Trackers(others, files, processes, bfdInstances);
    }

    public Trackers withFiles(List<TrackFile> others) {
        return new Trackers(scripts, others, processes, bfdInstances);
    }
}
