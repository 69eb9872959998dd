package io.vipward.vrrp.core;

import io.vipward.parser.model.ElectionSettings.InitialState;
import io.vipward.vrrp.core.Phase.Waiting;
import io.vipward.vrrp.wire.Advert;
import org.jspecify.annotations.Nullable;

/** How an instance goes from one state to another: the order of adverts, addresses and messages. */
final class Transitions {
    private static final int LEAVING = 0;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final InstanceSettings settings;
    private final Timers timers;
    private final Possession possession;

    Transitions(InstanceSettings settings) {
        this.settings = settings;
        this.timers = settings.timers();
        this.possession = new Possession(settings);
    }

    /** The priority that timers are computed with: an owner's is 255 even while it has stepped down. */
    static int timerPriority(InstanceSettings settings, Standing standing) {
        return settings.owner() ? InstanceSettings.OWNER_PRIORITY : standing.effectivePriority();
    }

    long masterDownNanos(Draft draft) {
        return timers.masterDownNanos(
                timerPriority(settings, draft.state().standing()), draft.heard().advertNanos());
    }

    long skewNanos(Draft draft) {
        return timers.skewNanos(
                timerPriority(settings, draft.state().standing()), draft.heard().advertNanos());
    }

    /** An owner that its writer wants to begin as master does so without listening first. */
    boolean startsAsMaster() {
        return settings.owner() && settings.election().initialState() == InitialState.MASTER;
    }

    /** VRRPv3: the interval of the master is what counts while it is master (RFC 5798, section 6.1). */
    void learnInterval(Draft draft, Advert advert) {
        long interval = Intervals.of(advert);
        long known = draft.heard().advertNanos();
        if (timers.version() == Timers.VERSION_2 || interval == known) {
            return;
        }
        draft.log(Message.INTERVAL_LEARNED, known / NANOS_PER_MILLI, interval / NANOS_PER_MILLI);
        draft.hear(draft.heard().withInterval(interval));
    }

    /**
     * The advert goes first: the old master must take its addresses off before the gratuitous ARPs are sent.
     *
     * @param dueNanos the deadline that this follows from, so that adverts keep its rhythm
     */
    void becomeMaster(Draft draft, Reason reason, long dueNanos) {
        StateName from = draft.state().name();
        draft.hear(draft.heard().withoutComplaints());
        draft.sendAdvert(draft.effectivePriority());
        draft.log(Message.ENTERING_MASTER);
        draft.count(Counter.BECAME_MASTER);
        restoreOwner(draft, Message.OWNER_RESTORED_BY_SILENCE);
        returnToOwnInterval(draft);
        possession.take(draft);
        draft.moveTo(
                new Phase.Master(
                        Timers.following(dueNanos, timers.advertNanos(), draft.now()),
                        GarpSchedule.afterFirstBurst(settings, draft.now()),
                        RogueOwner.NONE,
                        Rivalry.NONE),
                reason);
        announce(draft, settings.garp().masterRepeat());
        draft.report(from, true);
    }

    /** First state after the start, without any fault. */
    void startAsBackup(Draft draft) {
        draft.log(Message.ENTERING_BACKUP_INIT);
        draft.moveTo(listening(draft), new Reason.Started());
        draft.report(StateName.INIT, true);
    }

    /** First state of an owner that has to wait for the end of the start-up delay. */
    void startAsOwner(Draft draft) {
        draft.moveTo(
                new Phase.Backup(draft.timersFrom(), new Waiting.AsOwner(), Phase.NEVER, true), new Reason.Started());
        draft.report(StateName.INIT, false);
    }

    /** The last fault has gone. */
    void recover(Draft draft, Phase.Fault fault, FaultCause cleared) {
        Reason reason = new Reason.Recovered(cleared);
        returnToOwnInterval(draft);
        if (fault.neverRan() && startsAsMaster() && draft.timersFrom() == draft.now()) {
            becomeMaster(draft, reason, draft.now());
            return;
        }
        draft.log(Message.ENTERING_BACKUP);
        draft.moveTo(listening(draft), reason);
        draft.report(StateName.FAULT, true);
        if (settings.unicast() != null && draft.source() != null) {
            draft.add(new Action.AnnounceSource(draft.source()));
        }
    }

    /** Another master wins; it advertises already, so nothing is sent. */
    void giveWay(Draft draft, Reason reason) {
        enterBackupFromMaster(draft);
        possession.release(draft);
        draft.moveTo(listening(draft), reason);
        draft.report(StateName.MASTER, true);
        draft.count(Counter.RELEASED_MASTER);
    }

    /**
     * A master without all it must have is none: lets others take over, and tries again after Skew_Time.
     *
     * @param lost what is gone
     * @param what the same for people
     */
    void giveUpForLoss(Draft draft, @Nullable Holdings lost, String what) {
        enterBackupFromMaster(draft);
        sendPriorityZero(draft);
        if (lost == null) {
            possession.release(draft);
        } else {
            possession.releaseRest(draft, lost);
        }
        draft.moveTo(
                new Phase.Backup(draft.now() + skewNanos(draft), new Waiting.AfterLoss(what), Phase.NEVER, false),
                new Reason.RemovedByOthers(what));
        draft.report(StateName.MASTER, true);
        draft.count(Counter.RELEASED_MASTER);
    }

    /** Something that the instance needs has gone. */
    void fault(Draft draft, Standing standing) {
        StateName from = draft.state().name();
        draft.log(Message.ENTERING_FAULT);
        if (from == StateName.MASTER) {
            draft.hear(draft.heard().withoutComplaints());
            draft.sendAdvert(LEAVING);
            if (!standing.followsGroup()) {
                // Twice, as keepalived does: one of them may get lost, and only the second is counted.
                sendPriorityZero(draft);
            }
            possession.release(draft);
            draft.count(Counter.RELEASED_MASTER);
        }
        draft.moveTo(new Phase.Fault(false, true), new Reason.Faulted(standing.leadingFault()));
        draft.report(from, true);
    }

    /** The daemon stops, or the instance is no longer configured. */
    void end(Draft draft, StateName to, Reason reason) {
        StateName from = draft.state().name();
        if (from == StateName.MASTER) {
            sendPriorityZero(draft);
            possession.release(draft);
            draft.count(Counter.RELEASED_MASTER);
        }
        draft.moveTo(new Phase.Idle(to), reason);
        draft.report(from, true);
    }

    /** Others may have become master meanwhile, so it listens for an interval before it advertises. */
    void listenAfterStall(Draft draft, Phase.Master master, long stalledNanos) {
        draft.log(Message.STALLED_AS_MASTER, Seconds.text(stalledNanos));
        draft.stayIn(master.advertAt(draft.now() + timers.advertNanos())
                .with(master.rivalry().listeningAfter(stalledNanos)));
        draft.because(new Reason.Stalled(stalledNanos));
    }

    /** Nobody was heard: the neighbours are told again, as they may have heard others. */
    void stayMasterAfterStall(Draft draft, long stalledNanos) {
        if (draft.phase() instanceof Phase.Master master) {
            draft.log(Message.STILL_MASTER, Seconds.text(stalledNanos));
            draft.moveTo(
                    master.with(GarpSchedule.afterFirstBurst(settings, draft.now()))
                            .with(master.rivalry().listeningAfter(0)),
                    new Reason.StillMaster(stalledNanos));
            announce(draft, settings.garp().masterRepeat());
        }
    }

    /** An owner that had stepped down for another one is back at 255. */
    void restoreOwner(Draft draft, Message message) {
        if (draft.state().standing().conflictingOwner()) {
            draft.log(message);
            Conditions conditions = draft.state().conditions();
            draft.assess(conditions, Standing.assess(settings, conditions, false));
        }
    }

    void announce(Draft draft, int rounds) {
        possession.announce(draft, rounds);
    }

    /** A lower master was heard: whoever followed it is to follow us. */
    void announceAgainstLower(Draft draft) {
        if (draft.phase() instanceof Phase.Master master && settings.garp().lowerPriorityRepeat() > 0) {
            announce(draft, settings.garp().lowerPriorityRepeat());
            draft.stayIn(master.with(master.garps().afterLowerPriority(settings.garp(), draft.now())));
        }
    }

    Possession possession() {
        return possession;
    }

    private void returnToOwnInterval(Draft draft) {
        long learned = draft.heard().advertNanos();
        if (learned != timers.advertNanos()) {
            draft.log(Message.INTERVAL_OWN_AGAIN, learned / NANOS_PER_MILLI, timers.advertNanos() / NANOS_PER_MILLI);
            draft.hear(draft.heard().withInterval(timers.advertNanos()));
        }
    }

    private Phase.Backup listening(Draft draft) {
        return new Phase.Backup(
                draft.timersFrom() + masterDownNanos(draft), new Waiting.ForAdverts(), Phase.NEVER, false);
    }

    private static void enterBackupFromMaster(Draft draft) {
        draft.hear(draft.heard().withoutComplaints());
        draft.log(Message.ENTERING_BACKUP);
    }

    private static void sendPriorityZero(Draft draft) {
        draft.sendAdvert(LEAVING);
        draft.count(Counter.PRIORITY_ZERO_SENT);
        draft.log(Message.SENT_PRIORITY_ZERO);
    }
}
