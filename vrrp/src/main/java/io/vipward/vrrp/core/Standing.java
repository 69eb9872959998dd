package io.vipward.vrrp.core;

import io.vipward.vrrp.core.TrackedObjects.TrackedObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What follows from the conditions: who stands in the way, and which priority is left.
 *
 * @param faults in the order of the configuration; the instance may run when there is none
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
        int total = totalPriority(settings, conditions);
        int effective = Math.max(LOWEST, Math.min(HIGHEST, total));
        if (settings.owner()) {
            effective = conflictingOwner ? HIGHEST : InstanceSettings.OWNER_PRIORITY;
        }
        return new Standing(faults(settings, conditions), total, effective, conflictingOwner);
    }

    boolean announcedFault() {
        return faults.stream().anyMatch(FaultCause::announced);
    }

    /** The first cause that people are told about, or the first of all. */
    FaultCause leadingFault() {
        return faults.stream().filter(FaultCause::announced).findFirst().orElseGet(() -> faults.get(0));
    }

    /** Causes here that the other did not have. */
    List<FaultCause> beyond(Standing other) {
        List<FaultCause> added = new ArrayList<>(faults);
        added.removeAll(other.faults);
        return added;
    }

    private static int totalPriority(InstanceSettings settings, Conditions conditions) {
        int total = settings.election().priority();
        if (settings.owner()) {
            return total;
        }
        for (TrackedObject tracked : settings.tracking().interfaces()) {
            total += tracked.contribution(conditions.up(tracked.name()));
        }
        for (TrackedObject tracked : settings.tracking().scripts()) {
            ScriptStanding standing = conditions.script(tracked.name());
            if (standing.status() != ScriptStanding.Status.UNKNOWN) {
                total += tracked.contribution(standing.status() == ScriptStanding.Status.GOOD);
            }
        }
        return total;
    }

    private static List<FaultCause> faults(InstanceSettings settings, Conditions conditions) {
        List<FaultCause> faults = new ArrayList<>();
        for (String interfaceName : neededInterfaces(settings)) {
            if (!conditions.up(interfaceName)) {
                faults.add(new FaultCause.InterfaceDown(interfaceName));
            }
        }
        for (TrackedObject tracked : settings.tracking().interfaces()) {
            boolean reversed = tracked.weight().reverse();
            if (tracked.causesFault() && reversed && conditions.up(tracked.name())) {
                faults.add(new FaultCause.InterfaceUp(tracked.name()));
            }
        }
        if (settings.router().sourceAddress() == null && conditions.source() == null) {
            faults.add(new FaultCause.NoSourceAddress(settings.router().interfaceName()));
        }
        addScriptFaults(settings, conditions, faults);
        return faults;
    }

    /** A set of causes, where keepalived has one bit that the first interface to come up clears for all. */
    private static Set<String> neededInterfaces(InstanceSettings settings) {
        String own = settings.router().interfaceName();
        Set<String> needed = new LinkedHashSet<>();
        if (settings.tracking().primary()) {
            needed.add(own);
        }
        for (TrackedObject tracked : settings.tracking().interfaces()) {
            if (tracked.causesFault() && !tracked.weight().reverse()) {
                needed.add(tracked.name());
            }
        }
        for (VirtualIp vip : settings.addresses().all()) {
            if (!vip.interfaceName().equals(own)) {
                needed.add(vip.interfaceName());
            }
        }
        return needed;
    }

    private static void addScriptFaults(InstanceSettings settings, Conditions conditions, List<FaultCause> faults) {
        for (TrackedObject tracked : settings.tracking().scripts()) {
            if (!tracked.causesFault()) {
                continue;
            }
            ScriptStanding standing = conditions.script(tracked.name());
            if (standing.status() == ScriptStanding.Status.UNKNOWN) {
                faults.add(new FaultCause.ScriptPending(tracked.name()));
            } else if ((standing.status() == ScriptStanding.Status.GOOD)
                    == tracked.weight().reverse()) {
                faults.add(new FaultCause.ScriptVerdictAgainst(tracked.name(), standing.text()));
            }
        }
    }
}
