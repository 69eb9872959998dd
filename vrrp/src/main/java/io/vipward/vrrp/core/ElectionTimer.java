package io.vipward.vrrp.core;

import io.vipward.parser.model.GarpSettings;
import io.vipward.vrrp.core.Phase.Waiting;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** What happens when a deadline of an instance has passed. */
final class ElectionTimer {
    private final InstanceSettings settings;
    private final Transitions transitions;

    ElectionTimer(InstanceSettings settings, Transitions transitions) {
        this.settings = settings;
        this.transitions = transitions;
    }

    /**
     * Serves every deadline that has passed.
     *
     * @param groupReady whether the instance may become master as far as its sync group is concerned
     */
    void expired(Draft draft, boolean groupReady) {
        if (draft.phase() instanceof Phase.Backup backup && backup.downAtNanos() <= draft.now()) {
            draft.log(Message.ADVERT_TIMEOUT);
            if (groupReady) {
                transitions.becomeMaster(draft, reason(draft, backup), backup.downAtNanos());
            } else {
                draft.stayIn(new Phase.Backup(
                        draft.now() + transitions.masterDownNanos(draft),
                        backup.waiting(),
                        backup.preemptAtNanos(),
                        true));
            }
        } else if (draft.phase() instanceof Phase.Master master) {
            // The advert first: peers wait for it, and nobody for the rest.
            advertise(draft, master);
            announce(draft);
            settleWithRogue(draft);
        }
    }

    private void advertise(Draft draft, Phase.Master master) {
        if (master.advertAtNanos() > draft.now()) {
            return;
        }
        draft.sendAdvert(draft.effectivePriority());
        long interval = settings.election().advertNanos();
        draft.stayIn(new Phase.Master(
                Timers.following(master.advertAtNanos(), interval, draft.now()),
                master.garps(),
                master.rogue().afterAdvert(interval, draft.now()),
                master.rivalry()));
        if (master.rivalry().listening()) {
            transitions.stayMasterAfterStall(draft, master.rivalry().stalledNanos());
        }
    }

    private void announce(Draft draft) {
        if (!(draft.phase() instanceof Phase.Master master)) {
            return;
        }
        GarpSettings garp = settings.garp();
        GarpSchedule garps = master.garps();
        long now = draft.now();
        if (garps.secondBurstNanos() <= now) {
            transitions.announce(draft, garp.masterRepeat());
            garps = garps.withoutSecondBurst();
        }
        if (garps.lowerPriorityNanos() <= now) {
            transitions.announce(draft, garp.lowerPriorityRepeat());
            garps = garps.withoutLowerPriority();
        }
        if (garps.refreshNanos() <= now) {
            transitions.announce(draft, garp.masterRefreshRepeat());
            garps = garps.withRefresh(Timers.following(garps.refreshNanos(), garp.masterRefreshNanos(), now));
        }
        if (garps.extraNanos() <= now) {
            draft.add(new Action.AnnounceElsewhere(settings.holdings().extraGarpOnAllInterfaces()));
            garps = garps.withExtra(
                    Timers.following(garps.extraNanos(), settings.holdings().extraGarpNanos(), now));
        }
        draft.stayIn(master.with(garps));
    }

    private static void settleWithRogue(Draft draft) {
        if (draft.phase() instanceof Phase.Master master && master.rogue().checkAtNanos() <= draft.now()) {
            draft.log(Message.OTHER_OWNER_SILENT);
            draft.stayIn(master.with(RogueOwner.NONE));
        }
    }

    private Reason reason(Draft draft, Phase.Backup backup) {
        if (backup.waiting() instanceof Waiting.AfterPriorityZero left) {
            return new Reason.MasterLeft(left.from());
        }
        if (backup.waiting() instanceof Waiting.AfterLoss lost) {
            return new Reason.Restores(lost.what());
        }
        if (backup.waiting() instanceof Waiting.AsOwner) {
            return new Reason.OwnerStarts();
        }
        Heard heard = draft.heard();
        long since = draft.state().situation().sinceNanos();
        @Nullable InetAddress master = heard.master();
        if (master == null || heard.atNanos() < since) {
            return new Reason.NobodyHeard(draft.now() - since);
        }
        long silence = draft.now() - heard.atNanos();
        boolean alive = silence <= 2 * heard.advertNanos();
        return alive && heard.priority() < draft.effectivePriority()
                ? new Reason.Preempts(master, heard.priority(), draft.effectivePriority())
                : new Reason.MasterSilent(master, silence);
    }
}
