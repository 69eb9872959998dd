package io.vipward.vrrp.core;

import io.vipward.netlink.wire.AddressText;
import io.vipward.vrrp.core.InstanceState.Situation;
import io.vipward.vrrp.wire.Advert;
import io.vipward.vrrp.wire.Decoded;
import io.vipward.vrrp.wire.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * The election of one virtual router (RFC 3768 and RFC 5798, section 6.4): one method per event, each a function from state
 * and time to the state that follows, the reason and the actions. Holds only settings, so it may be used from any thread.
 *
 * <p>All times are monotonic nanoseconds. The driver calls {@link #timer} at {@link InstanceState#nextDeadlineNanos} of
 * the latest state; calling it early does nothing.
 */
public final class Election {
    private final InstanceSettings settings;
    private final OutgoingAdverts adverts;
    private final AdvertCheck check;
    private final Transitions transitions;
    private final BackupReception backupReception;
    private final MasterReception masterReception;
    private final ElectionTimer timer;

    public Election(InstanceSettings settings) {
        this.settings = settings;
        this.adverts = new OutgoingAdverts(settings);
        this.check = new AdvertCheck(settings);
        this.transitions = new Transitions(settings);
        this.backupReception = new BackupReception(settings, transitions);
        this.masterReception = new MasterReception(settings, transitions);
        this.timer = new ElectionTimer(settings, transitions);
    }

    public InstanceSettings settings() {
        return settings;
    }

    /** An instance that has not taken its first step. */
    InstanceState beforeStart(Conditions conditions, long nowNanos) {
        return new InstanceState(
                new Situation(new Phase.Idle(StateName.INIT), nowNanos, new Reason.Started()),
                conditions,
                Standing.assess(settings, conditions, false),
                Heard.nothing(settings.election().advertNanos()),
                Counters.ZERO,
                Memory.BLANK);
    }

    /**
     * Startup (RFC 3768, section 6.4.1): removes what a crash may have left, then listens.
     *
     * @param groupOfOwners whether every member of its sync group, if it has one, is an address owner
     */
    public Step start(Conditions conditions, boolean groupOfOwners, long nowNanos) {
        Draft draft = draft(beforeStart(conditions, nowNanos), nowNanos);
        Standing standing = draft.state().standing();
        boolean faulty = !standing.faults().isEmpty();
        boolean owner = !faulty && groupOfOwners && transitions.startsAsMaster();
        if (owner && draft.timersFrom() == nowNanos) {
            draft.log(Message.ADVERT_TIMEOUT);
            transitions.becomeMaster(draft, new Reason.OwnerStarts(), nowNanos);
            return draft.finish();
        }
        if (faulty) {
            StartingFaults.log(draft, standing, settings.familyName());
        }
        transitions.possession().release(draft);
        if (faulty) {
            boolean announced = standing.announcedFault();
            draft.moveTo(new Phase.Fault(groupOfOwners, announced), new Reason.Faulted(standing.leadingFault()));
            draft.report(StateName.INIT, announced);
        } else if (owner) {
            transitions.startAsOwner(draft);
        } else {
            transitions.startAsBackup(draft);
        }
        return draft.finish();
    }

    /**
     * A packet for this VRID has come in where the instance listens.
     *
     * @param wallNanos the clock on the wall, since 1970
     */
    public Step received(InstanceState state, Decoded decoded, long nowNanos, long wallNanos) {
        Draft draft = draft(state, nowNanos);
        boolean deaf = draft.phase() instanceof Phase.Fault || draft.phase() instanceof Phase.Idle;
        if (deaf || draft.timersFrom() > nowNanos) {
            return draft.finish();
        }
        if (decoded instanceof Rejected rejected) {
            rejected(draft, rejected);
        } else if (decoded instanceof Advert advert) {
            received(draft, advert, wallNanos);
        }
        return draft.finish();
    }

    /**
     * The time of {@link InstanceState#nextDeadlineNanos} has come.
     *
     * @param groupReady whether the instance may become master as far as its sync group is concerned
     */
    public Step timer(InstanceState state, boolean groupReady, long nowNanos) {
        Draft draft = draft(state, nowNanos);
        timer.expired(draft, groupReady);
        return draft.finish();
    }

    /** Something that the instance depends on or watches is another way. */
    public Step reconsidered(InstanceState state, Conditions conditions, long nowNanos) {
        Draft draft = draft(state, nowNanos);
        reassess(draft, settings, state.heard().advertNanos(), conditions);
        return draft.finish();
    }

    /** Something has vanished from the kernel that we did not remove; only what a master must have matters. */
    public Step removedByOthers(InstanceState state, Loss loss, long nowNanos) {
        Draft draft = draft(state, nowNanos);
        if (!state.holdsAddresses()) {
            return draft.finish();
        }
        Holdings lost = loss.of(settings.holdings());
        if (!lost.isEmpty()) {
            loss.notice(lost).ifPresent(draft::logAsWritten);
            transitions.giveUpForLoss(draft, lost, loss.text());
        }
        return draft.finish();
    }

    /** Another member of the sync group has become master: this one does, too. */
    public Step followToMaster(InstanceState state, Reason.GroupFollows reason, long nowNanos) {
        Draft draft = draft(state, nowNanos);
        if (draft.phase() instanceof Phase.Backup) {
            transitions.becomeMaster(draft, reason, nowNanos);
        }
        return draft.finish();
    }

    /** Another member of the sync group has ceased to be master: this one does, too, and says nothing. */
    public Step followToBackup(InstanceState state, Reason.GroupFollows reason, long nowNanos) {
        Draft draft = draft(state, nowNanos);
        if (draft.phase() instanceof Phase.Master) {
            transitions.giveWay(draft, reason);
        }
        return draft.finish();
    }

    /** Another member of the sync group lets go because something was removed: so does this one. */
    public Step followAfterLoss(InstanceState state, Reason.GroupFollows reason, long nowNanos) {
        Draft draft = draft(state, nowNanos);
        if (draft.phase() instanceof Phase.Master) {
            transitions.giveUpForLoss(draft, null, reason.text());
        }
        return draft.finish();
    }

    /** Another member of the sync group has heard a lower master: its followers are to follow this one, too. */
    public Step announceAgainstLower(InstanceState state, long nowNanos) {
        Draft draft = draft(state, nowNanos);
        transitions.announceAgainstLower(draft);
        return draft.finish();
    }

    /**
     * The same virtual router with other settings: state, statistics and timers go on, so that no advert is missed.
     * Addresses are changed by difference, peers are told at once if adverts look different, and a backup's timer keeps
     * what has already passed.
     *
     * @param before what {@code state} was reached with
     */
    public Step reloaded(InstanceState state, Election before, Conditions conditions, long nowNanos) {
        Draft draft = draft(state, nowNanos);
        Reload.carryOver(draft, before.settings, settings, transitions);
        reassess(draft, before.settings, state.heard().advertNanos(), conditions);
        if (draft.phase() instanceof Phase.Master master) {
            boolean sameAdverts = adverts.looksLike(before.adverts)
                    && draft.effectivePriority() == state.standing().effectivePriority();
            if (!sameAdverts) {
                draft.sendAdvert(draft.effectivePriority());
                draft.stayIn(master.advertAt(nowNanos + settings.election().advertNanos()));
            }
        }
        return draft.finish();
    }

    /** The daemon stops: a master says so with priority 0 and lets its addresses go (RFC 3768, section 6.4.3). */
    public Step stop(InstanceState state, long nowNanos) {
        Draft draft = draft(state, nowNanos);
        transitions.end(draft, StateName.STOP, new Reason.Stopping());
        return draft.finish();
    }

    /** A reload has removed the instance from the configuration. */
    public Step removed(InstanceState state, long nowNanos) {
        Draft draft = draft(state, nowNanos);
        transitions.end(draft, StateName.DELETED, new Reason.RemovedFromConfiguration());
        return draft.finish();
    }

    /** The process was not run for a while; deadlines may long have passed, and others may have taken over meanwhile. */
    public Step resumedAfterStall(InstanceState state, long stalledNanos, long nowNanos) {
        Draft draft = draft(state, nowNanos);
        StallGuard.resume(draft, settings, transitions, stalledNanos);
        return draft.finish();
    }

    private Draft draft(InstanceState state, long nowNanos) {
        return new Draft(settings, adverts, state, nowNanos);
    }

    private void reassess(Draft draft, InstanceSettings before, long advertNanosBefore, Conditions conditions) {
        Reassessment.of(draft, before, advertNanosBefore, settings, transitions).under(conditions);
    }

    private void received(Draft draft, Advert advert, long wallNanos) {
        Objection objection = check.firstObjection(draft, advert, wallNanos);
        if (objection != null) {
            objection.raise(draft);
            return;
        }
        boolean knownMaster = advert.source().equals(draft.heard().master());
        if (draft.phase() instanceof Phase.Backup && !knownMaster) {
            draft.hear(draft.heard().withoutComplaints());
        }
        draft.count(Counter.ADVERTS_RECEIVED);
        boolean compareAddresses = !(draft.phase() instanceof Phase.Backup
                && knownMaster
                && settings.election().adverts().skipCheckAddresses());
        raise(draft, check.remark(advert, compareAddresses));
        Objection toPeer = check.objectionToPeer(advert);
        if (toPeer != null) {
            toPeer.raise(draft);
            return;
        }
        if (advert.priority() == 0) {
            draft.count(Counter.PRIORITY_ZERO_RECEIVED);
        }
        if (draft.phase() instanceof Phase.Backup backup) {
            backupReception.receive(draft, backup, advert);
        } else if (draft.phase() instanceof Phase.Master master) {
            masterReception.receive(draft, master, advert);
        }
    }

    private static void raise(Draft draft, @Nullable Objection remark) {
        if (remark != null) {
            remark.raise(draft);
        }
    }

    private static void rejected(Draft draft, Rejected rejected) {
        if (rejected.claim() != null) {
            Objection.of(
                            Complaint.LENGTH,
                            Counter.LENGTH_ERRORS,
                            Message.WRONG_LENGTH,
                            AddressText.of(rejected.claim().source()),
                            rejected.detail())
                    .raise(draft);
        }
    }
}
