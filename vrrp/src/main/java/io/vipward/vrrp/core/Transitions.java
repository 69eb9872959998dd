package io.vipward.vrrp.core;

import io.vipward.parser.model.ElectionSettings.InitialState;
import io.vipward.vrrp.core.Phase.Waiting;
import java.util.ArrayList;
import java.util.List;

/** How an instance goes from one state to another: the order of adverts, addresses and messages. */
final class Transitions {
    private static final int LEAVING = 0;

    private final InstanceSettings settings;
    private final Timers timers;

    Transitions(InstanceSettings settings) {
        this.settings = settings;
        this.timers = settings.timers();
    }

    /** The priority that timers are computed with: an owner's is 255 even while it has stepped down. */
    static int timerPriority(InstanceSettings settings, Standing standing) {
        return settings.owner() ? InstanceSettings.OWNER_PRIORITY : standing.effectivePriority();
    }

    long masterDownNanos(Draft draft) {
        return timers.masterDownNanos(timerPriority(settings, draft.state().standing()));
    }

    long skewNanos(Draft draft) {
        return timers.skewNanos(timerPriority(settings, draft.state().standing()));
    }

    /** An owner that its writer wants to begin as master does so without listening first. */
    boolean startsAsMaster() {
        return settings.owner() && settings.election().initialState() == InitialState.MASTER;
    }

    /**
     * The advert goes first: the old master must take its addresses off before the gratuitous ARPs are sent.
     *
     * @param dueNanos the deadline that this follows from, so that adverts keep its rhythm
     */
    void becomeMaster(Draft draft, Reason reason, long dueNanos) {
        StateName from = draft.state().name();
        draft.hear(draft.state().heard().withoutComplaints());
        draft.sendAdvert(draft.effectivePriority());
        draft.log(Message.ENTERING_MASTER);
        draft.count(Counter.BECAME_MASTER);
        restoreOwner(draft, Message.OWNER_RESTORED_BY_SILENCE);
        addAddresses(draft, settings.addresses());
        draft.moveTo(
                new Phase.Master(
                        Timers.following(dueNanos, timers.advertNanos(), draft.now()),
                        GarpSchedule.afterFirstBurst(settings.garp(), draft.now()),
                        RogueOwner.NONE),
                reason);
        announce(draft, settings.garp().masterRepeat());
        draft.report(from, true);
    }

    /** First state after the start, without any fault. */
    void startAsBackup(Draft draft) {
        draft.log(Message.ENTERING_BACKUP_INIT);
        Reason reason = new Reason.Started();
        draft.moveTo(listening(draft), reason);
        draft.report(StateName.INIT, true);
    }

    /** The last fault has gone. */
    void recover(Draft draft, Phase.Fault fault, FaultCause cleared) {
        Reason reason = new Reason.Recovered(cleared);
        if (fault.neverRan() && startsAsMaster()) {
            becomeMaster(draft, reason, draft.now());
            return;
        }
        draft.log(Message.ENTERING_BACKUP);
        draft.moveTo(listening(draft), reason);
        draft.report(StateName.FAULT, true);
    }

    /** Another master wins; it advertises already, so nothing is sent. */
    void giveWay(Draft draft, Reason reason) {
        enterBackupFromMaster(draft);
        removeAddresses(draft, settings.addresses());
        draft.moveTo(listening(draft), reason);
        draft.report(StateName.MASTER, true);
        draft.count(Counter.RELEASED_MASTER);
    }

    /** A master without all its addresses is none: lets others take over, and tries again after Skew_Time. */
    void giveUpForLostAddress(Draft draft, VirtualIp lost) {
        enterBackupFromMaster(draft);
        sendPriorityZero(draft);
        removeAddresses(draft, without(settings.addresses(), lost));
        draft.moveTo(
                new Phase.Backup(draft.now() + skewNanos(draft), new Waiting.AfterAddressLost(lost), Phase.NEVER),
                new Reason.AddressRemoved(lost));
        draft.report(StateName.MASTER, true);
        draft.count(Counter.RELEASED_MASTER);
    }

    /** Something that the instance needs has gone. */
    void fault(Draft draft, FaultCause cause) {
        StateName from = draft.state().name();
        draft.log(Message.ENTERING_FAULT);
        if (from == StateName.MASTER) {
            draft.hear(draft.state().heard().withoutComplaints());
            // Twice, as keepalived does: one of them may get lost, and only the second is counted.
            draft.sendAdvert(LEAVING);
            sendPriorityZero(draft);
            removeAddresses(draft, settings.addresses());
            draft.count(Counter.RELEASED_MASTER);
        }
        draft.moveTo(new Phase.Fault(false, true), new Reason.Faulted(cause));
        draft.report(from, true);
    }

    /** The daemon stops, or the instance is no longer configured. */
    void end(Draft draft, StateName to, Reason reason) {
        StateName from = draft.state().name();
        if (from == StateName.MASTER) {
            sendPriorityZero(draft);
            removeAddresses(draft, settings.addresses());
            draft.count(Counter.RELEASED_MASTER);
        }
        draft.moveTo(new Phase.Idle(to), reason);
        draft.report(from, true);
    }

    /** An owner that had stepped down for another one is back at 255. */
    void restoreOwner(Draft draft, Message message) {
        if (draft.state().standing().conflictingOwner()) {
            draft.log(message);
            draft.assess(
                    draft.state().conditions(),
                    Standing.assess(settings, draft.state().conditions(), false));
        }
    }

    void addAddresses(Draft draft, VirtualIps addresses) {
        if (addresses.isEmpty()) {
            return;
        }
        logEach(draft, addresses, Message.SETTING_VIPS, Message.SETTING_EXCLUDED_VIPS);
        draft.add(new Action.AddAddresses(addresses.all()));
    }

    void removeAddresses(Draft draft, VirtualIps addresses) {
        if (addresses.isEmpty()) {
            return;
        }
        logEach(draft, addresses, Message.REMOVING_VIPS, Message.REMOVING_EXCLUDED_VIPS);
        draft.add(new Action.RemoveAddresses(addresses.all()));
    }

    void announce(Draft draft, int rounds) {
        if (rounds > 0 && !settings.addresses().isEmpty()) {
            draft.add(new Action.AnnounceAddresses(settings.addresses().all(), rounds));
        }
    }

    private Phase.Backup listening(Draft draft) {
        return new Phase.Backup(draft.now() + masterDownNanos(draft), new Waiting.ForAdverts(), Phase.NEVER);
    }

    private static void enterBackupFromMaster(Draft draft) {
        draft.hear(draft.state().heard().withoutComplaints());
        draft.log(Message.ENTERING_BACKUP);
    }

    private static void sendPriorityZero(Draft draft) {
        draft.sendAdvert(LEAVING);
        draft.count(Counter.PRIORITY_ZERO_SENT);
        draft.log(Message.SENT_PRIORITY_ZERO);
    }

    private static void logEach(Draft draft, VirtualIps addresses, Message advertised, Message excluded) {
        if (!addresses.advertised().isEmpty()) {
            draft.log(advertised);
        }
        if (!addresses.excluded().isEmpty()) {
            draft.log(excluded);
        }
    }

    private static VirtualIps without(VirtualIps addresses, VirtualIp lost) {
        List<VirtualIp> advertised = new ArrayList<>(addresses.advertised());
        List<VirtualIp> excluded = new ArrayList<>(addresses.excluded());
        advertised.remove(lost);
        excluded.remove(lost);
        return new VirtualIps(advertised, excluded);
    }
}
