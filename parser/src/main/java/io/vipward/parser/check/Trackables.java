package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.model.Trackers;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.TopLevelTable;

/** Everything that instances, groups and checkers can track. */
record Trackables(Scripts scripts, TrackFiles files, TrackProcesses processes, BfdInstances bfdInstances) {
    static Trackables of(BoundBlock top, Diagnostics diagnostics) {
        return new Trackables(
                new Scripts(top.all(TopLevelTable.VRRP_SCRIPT), diagnostics),
                new TrackFiles(top.all(TopLevelTable.TRACK_FILE), diagnostics),
                new TrackProcesses(top.all(TopLevelTable.VRRP_TRACK_PROCESS), diagnostics),
                new BfdInstances(top.all(TopLevelTable.BFD_INSTANCE), diagnostics));
    }

    /** The model of them, when everything that tracks has been completed. */
    Trackers trackers() {
        return new Trackers(
                scripts.scripts(),
                files.definitions().values(),
                processes.definitions().values(),
                bfdInstances.sessions());
    }
}
