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

    void expired(Draft draft) {
        if (draft.phase() instanceof Phase.Backup backup && backup.downAtNanos() <= draft.now()) {
            draft.log(Message.ADVERT_TIMEOUT);
            transitions.becomeMaster(draft, reason(draft, backup), backup.downAtNanos());
        } else if (draft.phase() instanceof Phase.Master master) {
            // The advert first: peers wait for it, and nobody for the rest.
            Phase.Master next = advertise(draft, master);
            next = announce(draft, next);
            draft.stayIn(settleWithRogue(draft, next));
        }
    }

    private Phase.Master advertise(Draft draft, Phase.Master master) {
        if (master.advertAtNanos() > draft.now()) {
            return master;
        }
        draft.sendAdvert(draft.effectivePriority());
        long interval = settings.election().advertNanos();
        return new Phase.Master(
                Timers.following(master.advertAtNanos(), interval, draft.now()),
                master.garps(),
                master.rogue().afterAdvert(interval, draft.now()));
    }

    private Phase.Master announce(Draft draft, Phase.Master master) {
        GarpSettings garp = settings.garp();
        GarpSchedule garps = master.garps();
        if (garps.secondBurstNanos() <= draft.now()) {
            transitions.announce(draft, garp.masterRepeat());
            garps = garps.withoutSecondBurst();
        }
        if (garps.lowerPriorityNanos() <= draft.now()) {
            transitions.announce(draft, garp.lowerPriorityRepeat());
            garps = garps.withoutLowerPriority();
        }
        if (garps.refreshNanos() <= draft.now()) {
            transitions.announce(draft, garp.masterRefreshRepeat());
            garps = garps.withRefresh(Timers.following(garps.refreshNanos(), garp.masterRefreshNanos(), draft.now()));
        }
        return new Phase.Master(master.advertAtNanos(), garps, master.rogue());
    }

    private static Phase.Master settleWithRogue(Draft draft, Phase.Master master) {
        if (master.rogue().checkAtNanos() > draft.now()) {
            return master;
        }
        draft.log(Message.OTHER_OWNER_SILENT);
        return new Phase.Master(master.advertAtNanos(), master.garps(), RogueOwner.NONE);
    }

    private Reason reason(Draft draft, Phase.Backup backup) {
        if (backup.waiting() instanceof Waiting.AfterPriorityZero left) {
            return new Reason.MasterLeft(left.from());
        }
        if (backup.waiting() instanceof Waiting.AfterAddressLost lost) {
            return new Reason.RestoresAddress(lost.lost());
        }
        Heard heard = draft.state().heard();
        long since = draft.state().situation().sinceNanos();
        @Nullable InetAddress master = heard.master();
        if (master == null || heard.atNanos() < since) {
            return new Reason.NobodyHeard(draft.now() - since);
        }
        long silence = draft.now() - heard.atNanos();
        boolean alive = silence <= 2 * settings.election().advertNanos();
        return alive && heard.priority() < draft.effectivePriority()
                ? new Reason.Preempts(master, heard.priority(), draft.effectivePriority())
                : new Reason.MasterSilent(master, silence);
    }
}
