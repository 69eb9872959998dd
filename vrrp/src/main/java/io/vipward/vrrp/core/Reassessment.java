package io.vipward.vrrp.core;

/** Draws the consequences of changed conditions or settings: faults, priority, timers. */
final class Reassessment {
    private final Draft draft;
    private final InstanceSettings before;
    private final InstanceSettings settings;
    private final Transitions transitions;

    private Reassessment(Draft draft, InstanceSettings before, InstanceSettings settings, Transitions transitions) {
        this.draft = draft;
        this.before = before;
        this.settings = settings;
        this.transitions = transitions;
    }

    /**
     * For one event.
     *
     * @param before the settings that the draft's timers were computed with
     */
    static Reassessment of(Draft draft, InstanceSettings before, InstanceSettings settings, Transitions transitions) {
        return new Reassessment(draft, before, settings, transitions);
    }

    void under(Conditions conditions) {
        Standing old = draft.state().standing();
        Standing standing = Standing.assess(settings, conditions, old.conflictingOwner() && settings.owner());
        draft.assess(conditions, standing);
        if (draft.phase() instanceof Phase.Backup backup) {
            shiftTimer(backup, old, standing);
        }
        if (standing.effectivePriority() != old.effectivePriority()) {
            draft.log(Message.PRIORITY_CHANGED, old.effectivePriority(), standing.effectivePriority());
            draft.add(new Action.ReportPriority(old.effectivePriority(), standing.effectivePriority()));
        }
        if (draft.phase() instanceof Phase.Fault fault) {
            remainingFaults(fault, old, standing);
        } else if (!(draft.phase() instanceof Phase.Idle) && !standing.faults().isEmpty()) {
            transitions.fault(draft, standing.leadingFault());
        }
    }

    private void remainingFaults(Phase.Fault fault, Standing old, Standing standing) {
        if (standing.faults().isEmpty()) {
            transitions.recover(draft, fault, old.leadingFault());
            return;
        }
        boolean announced = standing.announcedFault();
        Reason reason = new Reason.Faulted(standing.leadingFault());
        if (announced && !fault.announced()) {
            // Only first results were awaited so far; now there is something to tell.
            draft.moveTo(new Phase.Fault(fault.neverRan(), true), reason);
            draft.report(StateName.FAULT, true);
        } else if (!reason.equals(draft.state().situation().reason())) {
            draft.moveTo(fault, reason);
        }
    }

    /** What has already passed of the old interval has passed of the new one, too. */
    private void shiftTimer(Phase.Backup backup, Standing old, Standing standing) {
        long shift = waitNanos(settings, standing, backup) - waitNanos(before, old, backup);
        if (shift != 0) {
            long downAt = Math.max(draft.now(), backup.downAtNanos() + shift);
            draft.stayIn(new Phase.Backup(downAt, backup.waiting(), backup.preemptAtNanos()));
        }
    }

    private static long waitNanos(InstanceSettings settings, Standing standing, Phase.Backup backup) {
        int priority = Transitions.timerPriority(settings, standing);
        return backup.waiting() instanceof Phase.Waiting.ForAdverts
                ? settings.timers().masterDownNanos(priority)
                : settings.timers().skewNanos(priority);
    }
}
