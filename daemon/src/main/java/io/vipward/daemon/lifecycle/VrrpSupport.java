package io.vipward.daemon.lifecycle;

import io.vipward.parser.model.VirtualRouters;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpSyncGroup;
import io.vipward.parser.model.VrrpTracking;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of the VRRP part the engine can run. An instance that its peers would not understand does not run, nor does one
 * whose group has lost a member: it would act alone where others are to act with it.
 */
final class VrrpSupport {
    private final Omissions omissions;
    private final Map<String, VrrpSyncGroup> groups = new HashMap<>();
    private final Set<String> leftOut = new HashSet<>();

    private VrrpSupport(VirtualRouters routers, Omissions omissions) {
        this.omissions = omissions;
        for (VrrpSyncGroup group : routers.syncGroups()) {
            group.members().forEach(member -> groups.put(member, group));
        }
    }

    static VirtualRouters reduce(VirtualRouters routers, Omissions omissions) {
        VrrpSupport support = new VrrpSupport(routers, omissions);
        List<VrrpInstance> kept = new ArrayList<>();
        for (VrrpInstance instance : routers.instances()) {
            String why = support.objection(instance);
            if (why == null) {
                kept.add(instance);
            } else {
                support.leftOut.add(instance.name());
                omissions.add(() -> instance.origins().block(), () -> "vrrp_instance " + instance.name(), why);
            }
        }
        kept.removeIf(support::isAbandoned);
        return new VirtualRouters(kept, routers.syncGroups());
    }

    /** Whether another member of its group does not run. */
    private boolean isAbandoned(VrrpInstance instance) {
        VrrpSyncGroup group = groups.get(instance.name());
        if (group == null || group.members().stream().noneMatch(leftOut::contains)) {
            return false;
        }
        omissions.add(
                () -> instance.origins().block(),
                () -> "vrrp_instance " + instance.name(),
                "another member of the vrrp_sync_group " + group.name() + " is");
        return true;
    }

    /** Why it cannot run, null if it can: the end of a sentence that goes on with "not supported by this version". */
    private @Nullable String objection(VrrpInstance instance) {
        VrrpSyncGroup group = groups.get(instance.name());
        boolean follows = isFollowed(instance.tracking()) && (group == null || isFollowed(group.tracking()));
        return follows ? null : "track_file or track_process is";
    }

    /** Whether there is somebody who looks after everything that is tracked. */
    private static boolean isFollowed(VrrpTracking tracking) {
        return tracking.files().isEmpty() && tracking.processes().isEmpty();
    }
}
