package io.vipward.vrrp.core;

/** What changes at once when a running instance gets other settings. */
final class Reload {
    private Reload() {}

    static void carryOver(Draft draft, InstanceSettings before, InstanceSettings after, Transitions transitions) {
        draft.remember(draft.state().memory().afterReload());
        learnAnew(draft, before, after);
        if (draft.phase() instanceof Phase.Master master) {
            changeHoldings(draft, master, before, after, transitions);
            return;
        }
        // A relic that nobody has known as a virtual address until now would be on two machines.
        Holdings relics = after.holdings().without(before.holdings());
        if (!relics.isEmpty()) {
            transitions.possession().release(draft, relics);
        }
        if (draft.phase() instanceof Phase.Backup backup
                && after.election().preemption().delayNanos() == 0) {
            draft.stayIn(new Phase.Backup(backup.downAtNanos(), backup.waiting(), Phase.NEVER, backup.ready()));
        }
    }

    /** What a master taught us still holds, unless it is our own interval that was in force. */
    private static void learnAnew(Draft draft, InstanceSettings before, InstanceSettings after) {
        boolean own = draft.heard().advertNanos() == before.election().advertNanos();
        if (own || after.router().version() == Timers.VERSION_2) {
            draft.hear(draft.heard().withInterval(after.election().advertNanos()));
        }
    }

    /** Kept addresses are not touched; if any came in, all are announced as on becoming master. */
    private static void changeHoldings(
            Draft draft,
            Phase.Master master,
            InstanceSettings before,
            InstanceSettings after,
            Transitions transitions) {
        Possession possession = transitions.possession();
        changeAcceptance(draft, before, after);
        possession.releaseUnconfigured(draft, before.holdings().without(after.holdings()));
        Holdings added = after.holdings().without(before.holdings());
        GarpSchedule garps = rescheduled(master.garps(), after, draft.now());
        possession.take(draft, added);
        if (!added.addresses().isEmpty()) {
            transitions.announce(draft, after.garp().masterRepeat());
            garps = GarpSchedule.afterFirstBurst(after, draft.now());
        }
        draft.stayIn(master.with(garps));
    }

    /** Addresses that stay are blocked or freed here; those that come and go are with the rest of what changes. */
    private static void changeAcceptance(Draft draft, InstanceSettings before, InstanceSettings after) {
        boolean accepted = before.holdings().accept();
        if (accepted == after.holdings().accept()) {
            return;
        }
        VirtualIps kept = after.addresses().without(after.addresses().without(before.addresses()));
        if (!kept.isEmpty()) {
            draft.log(accepted ? Message.SETTING_FIREWALL : Message.REMOVING_FIREWALL);
            draft.add(accepted ? new Action.Block(kept.all()) : new Action.Unblock(kept.all()));
        }
    }

    private static GarpSchedule rescheduled(GarpSchedule garps, InstanceSettings after, long nowNanos) {
        long refresh = after.garp().masterRefreshNanos();
        long extra = after.holdings().extraGarpNanos();
        return garps.withRefresh(refresh == 0 ? Phase.NEVER : Math.min(garps.refreshNanos(), nowNanos + refresh))
                .withExtra(extra == 0 ? Phase.NEVER : Math.min(garps.extraNanos(), nowNanos + extra));
    }
}
