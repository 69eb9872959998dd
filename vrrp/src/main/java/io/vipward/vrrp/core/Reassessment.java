package io.vipward.vrrp.core;

import io.vipward.vrrp.core.TrackedObjects.TrackedObject;

/** Draws the consequences of changed conditions or settings: faults, priority, timers. */
final class Reassessment {
    private final Draft draft;
    private final InstanceSettings before;
    private final long advertNanosBefore;
    private final InstanceSettings settings;
    private final Transitions transitions;

    private Reassessment(
            Draft draft,
            InstanceSettings before,
            long advertNanosBefore,
            InstanceSettings settings,
            Transitions transitions) {
        this.draft = draft;
        this.before = before;
        this.advertNanosBefore = advertNanosBefore;
        this.settings = settings;
        this.transitions = transitions;
    }

    /**
     * For one event.
     *
     * @param before the settings that the draft's timers were computed with
     * @param advertNanosBefore the interval that they were computed with
     */
    static Reassessment of(
            Draft draft,
            InstanceSettings before,
            long advertNanosBefore,
            InstanceSettings settings,
            Transitions transitions) {
        return new Reassessment(draft, before, advertNanosBefore, settings, transitions);
    }

    void under(Conditions conditions) {
        Standing old = draft.state().standing();
        sayWhatBfdDid(draft.state().conditions().world(), conditions.world());
        boolean fileLeft = sayWhatFilesDid(draft.state().conditions().world(), conditions.world());
        Standing standing = Standing.assess(settings, conditions, old.conflictingOwner() && settings.owner());
        draft.assess(conditions, standing);
        if (draft.phase() instanceof Phase.Backup backup) {
            shiftTimer(backup, old, standing);
        }
        if (standing.effectivePriority() != old.effectivePriority()) {
            sayPriority(old.effectivePriority(), standing.effectivePriority(), fileLeft);
            draft.add(new Action.ReportPriority(old.effectivePriority(), standing.effectivePriority()));
        }
        if (draft.phase() instanceof Phase.Fault fault) {
            remainingFaults(fault, old, standing);
        } else if (!(draft.phase() instanceof Phase.Idle) && !standing.faults().isEmpty()) {
            transitions.fault(draft, standing);
        }
    }

    private void sayPriority(int old, int now, boolean fileLeft) {
        if (fileLeft) {
            draft.log(Message.PRIORITY_SET, now);
        } else {
            draft.log(Message.PRIORITY_CHANGED, old, now);
        }
    }

    private void sayWhatBfdDid(World old, World now) {
        for (TrackedObject session : settings.tracking().bfdSessions()) {
            boolean up = now.bfdUp(session.name());
            if (up != old.bfdUp(session.name())) {
                draft.log(Message.BFD_CHANGED, session.name(), up ? "UP" : "DOWN");
            }
        }
    }

    /** Whether a file has ceased to be a fault: keepalived words the priority otherwise then. */
    private boolean sayWhatFilesDid(World old, World now) {
        boolean left = false;
        for (TrackedObject file : settings.tracking().files()) {
            boolean against = file.fileAgainst(now.file(file.name()));
            if (against != file.fileAgainst(old.file(file.name()))) {
                draft.log(against ? Message.FILE_FAULT : Message.FILE_LEAVES_FAULT, file.name());
                left |= !against;
            }
        }
        return left;
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
        long shift = waitNanos(settings, standing, draft.heard().advertNanos(), backup)
                - waitNanos(before, old, advertNanosBefore, backup);
        if (shift != 0) {
            draft.stayIn(backup.until(Math.max(draft.now(), backup.downAtNanos() + shift)));
        }
    }

    private static long waitNanos(InstanceSettings some, Standing standing, long interval, Phase.Backup backup) {
        int priority = Transitions.timerPriority(some, standing);
        if (backup.waiting() instanceof Phase.Waiting.AsOwner) {
            return 0;
        }
        return backup.waiting() instanceof Phase.Waiting.ForAdverts
                ? some.timers().masterDownNanos(priority, interval)
                : some.timers().skewNanos(priority, interval);
    }
}
