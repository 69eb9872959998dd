package io.vipward.vrrp.core;

import io.vipward.parser.model.VrrpSyncGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Has the members of sync groups move together: what one member does is followed by what the others have to do. One thread.
 */
final class SyncGroups {
    private final Function<RunningInstance, Conditions> conditions;
    private Map<String, SyncGroup> byMember = new HashMap<>();
    private Map<String, SyncGroup> byName = new LinkedHashMap<>();

    /**
     * No groups yet.
     *
     * @param conditions how things stand for an instance, but for what its group imposes
     */
    SyncGroups(Function<RunningInstance, Conditions> conditions) {
        this.conditions = conditions;
    }

    /** Groups anew; a group of the same name keeps its state. */
    void form(List<VrrpSyncGroup> written, List<RunningInstance> instances) {
        Map<String, SyncGroup> old = byName;
        byName = new LinkedHashMap<>();
        byMember = new HashMap<>();
        for (VrrpSyncGroup group : written) {
            SyncGroup formed = new SyncGroup(group.name());
            SyncGroup before = old.get(group.name());
            formed.state(before == null ? StateName.INIT : before.state());
            byName.put(group.name(), formed);
            group.members().forEach(member -> byMember.put(member, formed));
        }
        for (RunningInstance instance : instances) {
            SyncGroup group = byMember.get(instance.name());
            if (group != null) {
                group.members().add(instance);
            }
        }
    }

    /**
     * Says how each group stands once all its members have started or gone over to another configuration. One that begins as
     * BACKUP is told before its members, as keepalived does it; any other change comes behind them.
     *
     * @param beforeSteps the place in the outcome before all that the members did
     */
    void settle(Outcome outcome, int beforeSteps) {
        int place = beforeSteps;
        for (SyncGroup group : byName.values()) {
            if (!group.members().isEmpty()) {
                RunningInstance leading = group.leading();
                StateName to = leading.state().name();
                Reason reason = leading.state().situation().reason();
                if (group.state() == StateName.INIT && to == StateName.BACKUP) {
                    outcome.insert(place++, group.change(to, reason));
                } else {
                    change(group, to, reason, outcome);
                }
            }
        }
    }

    /** All groups end, after their members have. */
    void end(Outcome outcome) {
        for (SyncGroup group : byName.values()) {
            change(group, StateName.STOP, new Reason.Stopping(), outcome);
        }
        byName.clear();
        byMember.clear();
    }

    /** Whether every member of an instance's group, or itself if it has none, is an address owner. */
    boolean ofOwners(RunningInstance instance) {
        SyncGroup group = byMember.get(instance.name());
        return group == null
                || group.members().stream().allMatch(member -> member.settings().owner());
    }

    /** An instance with those that move together with it. */
    List<RunningInstance> companions(RunningInstance instance) {
        SyncGroup group = byMember.get(instance.name());
        return group == null ? List.of(instance) : List.copyOf(group.members());
    }

    /**
     * Whether a member leaves FAULT behind one that comes after it: keepalived counts the faults down, and the last one that
     * recovers leads.
     */
    boolean recoversLater(RunningInstance instance) {
        SyncGroup group = byMember.get(instance.name());
        if (group == null || instance.state().name() != StateName.FAULT || faulty(instance)) {
            return false;
        }
        List<RunningInstance> members = group.members();
        int first = instance.ownFaults().isEmpty() ? 0 : members.indexOf(instance) + 1;
        return members.subList(first, members.size()).stream().anyMatch(this::recovers);
    }

    private boolean recovers(RunningInstance member) {
        return !member.ownFaults().isEmpty() && !faulty(member);
    }

    boolean ready(RunningInstance candidate) {
        SyncGroup group = byMember.get(candidate.name());
        return group == null || group.ready(candidate);
    }

    /** How things stand for an instance, with what its group imposes. */
    Conditions conditions(RunningInstance instance) {
        Conditions without = conditions.apply(instance);
        SyncGroup group = byMember.get(instance.name());
        return group == null
                ? without
                : without.withImposed(joined(without.imposed(), group.against(instance, this::faulty)));
    }

    /** A step has been taken: has the others follow. */
    void took(RunningInstance instance, InstanceState before, Step step, Outcome outcome, long nowNanos) {
        takes(instance, step, outcome);
        follow(instance, before, step, outcome, nowNanos);
    }

    /** A step is taken that others will only follow once all have entered a configuration. */
    void takes(RunningInstance instance, Step step, Outcome outcome) {
        SyncGroup group = byMember.get(instance.name());
        outcome.add(instance.take(group == null ? step : quietened(step, group, instance)));
    }

    /** Has the others follow a step that was taken. */
    void follow(RunningInstance instance, InstanceState before, Step step, Outcome outcome, long nowNanos) {
        SyncGroup group = byMember.get(instance.name());
        if (group != null) {
            follow(group, instance, before, step, outcome, nowNanos);
        }
    }

    private void follow(
            SyncGroup group,
            RunningInstance instance,
            InstanceState before,
            Step step,
            Outcome outcome,
            long nowNanos) {
        StateName now = step.next().name();
        Reason cause = step.next().situation().reason();
        Reason.GroupFollows reason = new Reason.GroupFollows(group.name(), instance.name(), cause);
        if (!before.standing().faults().equals(step.next().standing().faults())) {
            faultsChanged(group, instance, outcome, nowNanos);
        }
        if (instance.state().name() != now) {
            // It has followed another one meanwhile.
            return;
        }
        if (now == before.name()) {
            answerLower(group, instance, step, outcome, nowNanos);
        } else if (now == StateName.MASTER && group.state() != StateName.MASTER) {
            followToMaster(group, instance, outcome, nowNanos);
        } else if (now == StateName.BACKUP && group.state() == StateName.MASTER) {
            outcome.add(syncing(group, StateName.BACKUP));
            boolean loss = cause instanceof Reason.RemovedByOthers;
            for (RunningInstance other : others(group, instance)) {
                Election election = other.election();
                take(
                        group,
                        other,
                        loss
                                ? election.followAfterLoss(other.state(), reason, nowNanos)
                                : election.followToBackup(other.state(), reason, nowNanos),
                        outcome);
            }
            change(group, StateName.BACKUP, cause, outcome);
        }
    }

    /** One member's fault is every other member's, and so is its end. */
    private void faultsChanged(SyncGroup group, RunningInstance instance, Outcome outcome, long nowNanos) {
        StateName now = instance.state().name();
        Reason cause = instance.state().situation().reason();
        boolean synced = (now == StateName.FAULT || now == StateName.BACKUP) && now != group.state();
        boolean first = synced
                && !(cause instanceof Reason.Faulted faulted && !faulted.cause().announced());
        if (first) {
            outcome.add(syncing(group, now));
        }
        reconsider(group, others(group, instance), outcome, nowNanos);
        if (first) {
            change(group, now, cause, outcome);
        }
        if (instance.state().name() == StateName.FAULT && group.state() != StateName.FAULT) {
            // One of the others turned out to be faulty in its turn.
            change(group, StateName.FAULT, instance.state().situation().reason(), outcome);
        }
        for (RunningInstance member : group.members()) {
            // An owner that recovers for the first time does not wait, and so nobody else of its group does.
            if (member != instance && member.state().name() == StateName.MASTER && group.state() != StateName.MASTER) {
                followToMaster(group, member, outcome, nowNanos);
            }
        }
    }

    private static void followToMaster(SyncGroup group, RunningInstance first, Outcome outcome, long nowNanos) {
        Reason cause = first.state().situation().reason();
        Reason.GroupFollows reason = new Reason.GroupFollows(group.name(), first.name(), cause);
        outcome.add(syncing(group, StateName.MASTER));
        for (RunningInstance other : others(group, first)) {
            take(group, other, other.election().followToMaster(other.state(), reason, nowNanos), outcome);
        }
        change(group, StateName.MASTER, cause, outcome);
    }

    /** Until nobody's faults change any more: each member has those of all others. */
    private void reconsider(SyncGroup group, List<RunningInstance> some, Outcome outcome, long nowNanos) {
        List<RunningInstance> concerned = some;
        for (int round = 0; round <= group.members().size() && !concerned.isEmpty(); round++) {
            boolean changed = false;
            for (RunningInstance member : concerned) {
                List<FaultCause> before = member.state().standing().faults();
                Step step = member.election().reconsidered(member.state(), conditions(member), nowNanos);
                take(group, member, step, outcome);
                changed |= !before.equals(step.next().standing().faults());
            }
            concerned = changed ? group.members() : List.of();
        }
    }

    /** Whether anything stands in the way of a member, its group aside. */
    private boolean faulty(RunningInstance member) {
        Conditions alone = conditions.apply(member);
        return !alone.imposed().isEmpty()
                || !Faults.own(member.settings(), alone).isEmpty();
    }

    private void answerLower(SyncGroup group, RunningInstance instance, Step step, Outcome outcome, long nowNanos) {
        for (Action action : step.actions()) {
            if (action instanceof Action.ReportLowerPriority) {
                for (RunningInstance other : others(group, instance)) {
                    take(group, other, other.election().announceAgainstLower(other.state(), nowNanos), outcome);
                }
            }
        }
    }

    private static void take(SyncGroup group, RunningInstance member, Step step, Outcome outcome) {
        outcome.add(member.take(quietened(step, group, member)));
    }

    private static List<RunningInstance> others(SyncGroup group, RunningInstance one) {
        return group.members().stream().filter(member -> member != one).toList();
    }

    private static void change(SyncGroup group, StateName to, Reason reason, Outcome outcome) {
        if (group.state() != to) {
            outcome.add(group.change(to, reason));
        }
    }

    private static Notice syncing(SyncGroup group, StateName to) {
        return Notice.of(Message.GROUP_SYNCING, group.name(), to.name());
    }

    /** A member does not tell what its group has told already. */
    private static Step quietened(Step step, SyncGroup group, RunningInstance member) {
        if (!member.notified()) {
            return step;
        }
        List<Action> actions = step.actions().stream()
                .map(action -> action instanceof Action.Report report
                                && report.transition().to() == group.state()
                        ? new Action.Report(report.transition().quietly())
                        : action)
                .toList();
        return new Step(step.next(), step.reason(), actions);
    }

    private static List<FaultCause> joined(List<FaultCause> some, List<FaultCause> others) {
        if (others.isEmpty()) {
            return some;
        }
        List<FaultCause> joined = new ArrayList<>(some);
        joined.addAll(others);
        return joined;
    }
}
