package io.vipward.vrrp.core;

import java.util.ArrayList;
import java.util.List;

/**
 * What follows from the conditions: who stands in the way, and which priority is left.
 *
 * @param faults own ones in the order of the configuration, then imposed ones; the instance may run when there is none
 * @param totalPriority base plus all weights, may leave the range
 * @param effectivePriority what goes on the wire: 1..254, or 255 for an address owner
 * @param conflictingOwner whether an owner has stepped down to 254 for another owner
 */
public record Standing(List<FaultCause> faults, int totalPriority, int effectivePriority, boolean conflictingOwner) {
    private static final int LOWEST = 1;
    private static final int HIGHEST = 254;

    public Standing {
        faults = List.copyOf(faults);
    }

    static Standing assess(InstanceSettings settings, Conditions conditions, boolean conflictingOwner) {
        int total = Weights.totalPriority(settings, conditions.world());
        int effective = Math.max(LOWEST, Math.min(HIGHEST, total));
        if (settings.owner()) {
            effective = conflictingOwner ? HIGHEST : InstanceSettings.OWNER_PRIORITY;
        }
        List<FaultCause> faults = new ArrayList<>(Faults.own(settings, conditions));
        faults.addAll(conditions.imposed());
        return new Standing(faults, total, effective, conflictingOwner);
    }

    boolean announcedFault() {
        for (FaultCause fault : faults) {
            if (fault.announced()) {
                return true;
            }
        }
        return false;
    }

    /** The first cause that people are told about, or the first of all. */
    FaultCause leadingFault() {
        for (FaultCause fault : faults) {
            if (fault.announced()) {
                return fault;
            }
        }
        return faults.get(0);
    }

    /** Whether another member of the group has failed before, be it for what fails this one, too. */
    boolean followsGroup() {
        for (FaultCause fault : faults) {
            if (fault instanceof FaultCause.MemberFaulty) {
                return true;
            }
        }
        return false;
    }
}
