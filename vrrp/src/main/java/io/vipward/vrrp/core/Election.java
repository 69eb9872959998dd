package io.vipward.vrrp.core;

import io.vipward.vrrp.core.AdvertCheck.Objection;
import io.vipward.vrrp.core.InstanceState.Situation;
import io.vipward.vrrp.wire.Advert;
import io.vipward.vrrp.wire.Decoded;
import io.vipward.vrrp.wire.Rejected;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The election of one virtual router (RFC 3768, section 6.4): one method per event, each a function from state and time to
 * the state that follows, the reason and the actions. Holds only settings, so it may be used from any thread.
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

    /** Startup (RFC 3768, section 6.4.1): removes what a crash may have left, then listens. */
    public Step start(Conditions conditions, long nowNanos) {
        Standing standing = Standing.assess(settings, conditions, false);
        Situation nowhere = new Situation(new Phase.Idle(StateName.INIT), nowNanos, new Reason.Started());
        Draft draft =
                draft(new InstanceState(nowhere, conditions, standing, Heard.NOTHING, Counters.ZERO, 0), nowNanos);
        boolean faulty = !standing.faults().isEmpty();
        if (!faulty && transitions.startsAsMaster()) {
            draft.log(Message.ADVERT_TIMEOUT);
            transitions.becomeMaster(draft, new Reason.OwnerStarts(), nowNanos);
            return draft.finish();
        }
        if (faulty) {
            logStartingFaults(draft, standing);
        }
        transitions.removeAddresses(draft, settings.addresses());
        if (faulty) {
            boolean announced = standing.announcedFault();
            draft.moveTo(new Phase.Fault(true, announced), new Reason.Faulted(standing.leadingFault()));
            draft.report(StateName.INIT, announced);
        } else {
            transitions.startAsBackup(draft);
        }
        return draft.finish();
    }

    /** A packet for this VRID has come in on the instance's interface. */
    public Step received(InstanceState state, Decoded decoded, long nowNanos) {
        Draft draft = draft(state, nowNanos);
        if (draft.phase() instanceof Phase.Fault || draft.phase() instanceof Phase.Idle) {
            return draft.finish();
        }
        if (decoded instanceof Rejected rejected) {
            rejected(draft, rejected);
        } else if (decoded instanceof Advert advert) {
            received(draft, advert);
        }
        return draft.finish();
    }

    /** The time of {@link InstanceState#nextDeadlineNanos} has come. */
    public Step timer(InstanceState state, long nowNanos) {
        Draft draft = draft(state, nowNanos);
        timer.expired(draft);
        return draft.finish();
    }

    /** A link has come up and running, or has ceased to be either. */
    public Step interfaceChanged(InstanceState state, String interfaceName, boolean up, long nowNanos) {
        return reconsidered(state, state.conditions().withInterface(interfaceName, up), nowNanos);
    }

    /** A script is believed to be good or bad now. */
    public Step scriptChanged(InstanceState state, String script, ScriptStanding standing, long nowNanos) {
        return reconsidered(state, state.conditions().withScript(script, standing), nowNanos);
    }

    /** The address that adverts are sent from is another one, or null if the interface has none any more. */
    public Step sourceChanged(InstanceState state, @Nullable InetAddress source, long nowNanos) {
        return reconsidered(state, state.conditions().withSource(source), nowNanos);
    }

    /** An address has vanished that we did not remove; only a master's own ones matter. */
    public Step addressRemoved(
            InstanceState state, InetAddress address, int prefixLength, String interfaceName, long nowNanos) {
        Draft draft = draft(state, nowNanos);
        if (!state.holdsAddresses()) {
            return draft.finish();
        }
        for (VirtualIp vip : settings.addresses().all()) {
            if (vip.samePlace(address, prefixLength, interfaceName)) {
                draft.logAsWritten(Notice.of(Message.VIP_REMOVED_BY_OTHERS, vip.text(), interfaceName));
                transitions.giveUpForLostAddress(draft, vip);
                break;
            }
        }
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
        reassess(draft, before.settings, conditions);
        if (draft.phase() instanceof Phase.Master master) {
            boolean sameAdverts = adverts.looksLike(before.adverts)
                    && draft.effectivePriority() == state.standing().effectivePriority();
            if (!sameAdverts) {
                draft.sendAdvert(draft.effectivePriority());
                draft.stayIn(
                        new Phase.Master(nowNanos + settings.election().advertNanos(), master.garps(), master.rogue()));
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

    /**
     * The process was not run for a while; deadlines may long have passed. Said where others may have taken over
     * meanwhile.
     */
    public Step resumedAfterStall(InstanceState state, long stalledNanos, long nowNanos) {
        Draft draft = draft(state, nowNanos);
        boolean running = draft.phase() instanceof Phase.Master || draft.phase() instanceof Phase.Backup;
        if (running && stalledNanos > transitions.masterDownNanos(draft)) {
            draft.log(Message.STALLED, Seconds.text(stalledNanos));
            draft.because(new Reason.Stalled(stalledNanos));
        }
        return draft.finish();
    }

    private Draft draft(InstanceState state, long nowNanos) {
        return new Draft(settings, adverts, state, nowNanos);
    }

    private Step reconsidered(InstanceState state, Conditions conditions, long nowNanos) {
        Draft draft = draft(state, nowNanos);
        reassess(draft, settings, conditions);
        return draft.finish();
    }

    private void reassess(Draft draft, InstanceSettings before, Conditions conditions) {
        Reassessment.of(draft, before, settings, transitions).under(conditions);
    }

    private void received(Draft draft, Advert advert) {
        Objection objection = check.firstObjection(advert);
        if (objection != null) {
            object(draft, objection);
            return;
        }
        boolean knownMaster = advert.source().equals(draft.state().heard().master());
        if (draft.phase() instanceof Phase.Backup && !knownMaster) {
            draft.hear(draft.state().heard().withoutComplaints());
        }
        draft.count(Counter.ADVERTS_RECEIVED);
        boolean compareAddresses = !(draft.phase() instanceof Phase.Backup
                && knownMaster
                && settings.election().adverts().skipCheckAddresses());
        check.remarks(advert, compareAddresses).forEach(remark -> object(draft, remark));
        if (advert.priority() == 0) {
            draft.count(Counter.PRIORITY_ZERO_RECEIVED);
        }
        if (draft.phase() instanceof Phase.Backup backup) {
            backupReception.receive(draft, backup, advert);
        } else if (draft.phase() instanceof Phase.Master master) {
            masterReception.receive(draft, master, advert);
        }
    }

    private static void rejected(Draft draft, Rejected rejected) {
        if (rejected.claim() != null) {
            object(
                    draft,
                    new Objection(
                            Complaint.LENGTH,
                            Counter.LENGTH_ERRORS,
                            Message.WRONG_LENGTH,
                            List.of(rejected.claim().source().getHostAddress(), rejected.detail())));
        }
    }

    /** Counted each time, logged once until the master or the state changes. */
    private static void object(Draft draft, Objection objection) {
        draft.count(objection.counter());
        if (!draft.state().heard().complained().contains(objection.complaint())) {
            draft.log(objection.message(), objection.details().toArray());
            draft.hear(draft.state().heard().complainedOf(objection.complaint()));
        }
    }

    private static void logStartingFaults(Draft draft, Standing standing) {
        for (FaultCause cause : standing.faults()) {
            if (cause instanceof FaultCause.InterfaceDown down) {
                draft.log(Message.STARTS_WITH_INTERFACE_DOWN, down.interfaceName());
            } else if (cause instanceof FaultCause.NoSourceAddress) {
                draft.log(Message.STARTS_WITHOUT_ADDRESS);
            } else if (cause instanceof FaultCause.ScriptVerdictAgainst script) {
                draft.log(Message.STARTS_WITH_SCRIPT_FAILED, script.script());
            }
        }
        if (standing.announcedFault()) {
            draft.log(Message.STARTS_IN_FAULT);
        }
    }
}
