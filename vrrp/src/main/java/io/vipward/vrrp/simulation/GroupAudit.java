package io.vipward.vrrp.simulation;

import io.vipward.parser.model.VrrpSyncGroup;
import io.vipward.vrrp.core.RunningInstance;
import io.vipward.vrrp.core.StateName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What must hold for a machine's sync groups whenever an event has been dealt with. */
final class GroupAudit {
    private GroupAudit() {}

    /** The group whose members do not stand where they must, with how they stand; empty if there is none. */
    static Optional<String> findBreach(List<VrrpSyncGroup> groups, List<RunningInstance> instances) {
        for (VrrpSyncGroup group : groups) {
            List<RunningInstance> members = new ArrayList<>();
            for (RunningInstance instance : instances) {
                if (group.members().contains(instance.name())) {
                    members.add(instance);
                }
            }
            if (torn(members, StateName.MASTER) || torn(members, StateName.FAULT)) {
                List<String> states = members.stream()
                        .map(member -> member.name() + " " + member.state().name())
                        .toList();
                return Optional.of("sync group " + group.name() + " is torn: " + states);
            }
        }
        return Optional.empty();
    }

    /** Whether some are there and some are not. */
    private static boolean torn(List<RunningInstance> members, StateName state) {
        int there = 0;
        for (RunningInstance member : members) {
            there += member.state().name() == state ? 1 : 0;
        }
        return there != 0 && there != members.size();
    }
}
