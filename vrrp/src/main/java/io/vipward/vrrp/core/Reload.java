package io.vipward.vrrp.core;

import java.util.ArrayList;
import java.util.List;

/** What changes at once when a running instance gets other settings. */
final class Reload {
    private Reload() {}

    static void carryOver(Draft draft, InstanceSettings before, InstanceSettings after, Transitions transitions) {
        if (draft.phase() instanceof Phase.Master master) {
            changeAddresses(draft, master, before, after, transitions);
            return;
        }
        // A relic that nobody has known as a virtual address until now would be on two machines.
        transitions.removeAddresses(draft, difference(after.addresses(), before.addresses()));
        if (draft.phase() instanceof Phase.Backup backup
                && after.election().preemption().delayNanos() == 0) {
            draft.stayIn(new Phase.Backup(backup.downAtNanos(), backup.waiting(), Phase.NEVER));
        }
    }

    /** Kept addresses are not touched; if any came in, all are announced as on becoming master. */
    private static void changeAddresses(
            Draft draft,
            Phase.Master master,
            InstanceSettings before,
            InstanceSettings after,
            Transitions transitions) {
        transitions.removeAddresses(draft, difference(before.addresses(), after.addresses()));
        VirtualIps added = difference(after.addresses(), before.addresses());
        GarpSchedule garps = rescheduled(master.garps(), after, draft.now());
        transitions.addAddresses(draft, added);
        if (!added.isEmpty()) {
            transitions.announce(draft, after.garp().masterRepeat());
            garps = GarpSchedule.afterFirstBurst(after.garp(), draft.now());
        }
        draft.stayIn(new Phase.Master(master.advertAtNanos(), garps, master.rogue()));
    }

    private static GarpSchedule rescheduled(GarpSchedule garps, InstanceSettings after, long nowNanos) {
        long refresh = after.garp().masterRefreshNanos();
        if (refresh == 0) {
            return garps.withRefresh(Phase.NEVER);
        }
        return garps.withRefresh(Math.min(garps.refreshNanos(), nowNanos + refresh));
    }

    private static VirtualIps difference(VirtualIps these, VirtualIps without) {
        List<VirtualIp> others = without.all();
        List<VirtualIp> advertised = new ArrayList<>(these.advertised());
        List<VirtualIp> excluded = new ArrayList<>(these.excluded());
        advertised.removeAll(others);
        excluded.removeAll(others);
        return new VirtualIps(advertised, excluded);
    }
}
