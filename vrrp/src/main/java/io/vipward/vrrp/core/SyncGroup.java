package io.vipward.vrrp.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Instances that are master together, or none of them (keepalived's {@code vrrp_sync_group}). One thread. */
final class SyncGroup {
    private final String name;
    private final List<RunningInstance> members = new ArrayList<>();
    private StateName state = StateName.INIT;

    SyncGroup(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    List<RunningInstance> members() {
        return members;
    }

    StateName state() {
        return state;
    }

    void state(StateName other) {
        state = other;
    }

    /** Goes to another state. */
    GroupTransition change(StateName to, Reason reason) {
        GroupTransition change = new GroupTransition(name, state, to, reason, announces(to));
        state = to;
        return change;
    }

    /** Whether a member whose time has come may become master: when it is the last that was waited for. */
    boolean ready(RunningInstance candidate) {
        if (state == StateName.MASTER) {
            return true;
        }
        for (RunningInstance member : members) {
            boolean waits = member.state().phase() instanceof Phase.Backup backup && backup.ready();
            if (member != candidate && !waits) {
                return false;
            }
        }
        return true;
    }

    /**
     * Which others keep a member from running: those that cannot run themselves and have said so. One that could by now, as
     * things stand, is no obstacle, or members that the same thing stopped would wait for each other for ever.
     *
     * @param stillFaulty whether anything stands in the way of a member now, its group aside
     */
    List<FaultCause> against(RunningInstance one, Predicate<RunningInstance> stillFaulty) {
        List<FaultCause> causes = new ArrayList<>();
        for (RunningInstance member : members) {
            List<FaultCause> faults = member.ownFaults();
            if (member != one && !faults.isEmpty() && stillFaulty.test(member)) {
                causes.add(new FaultCause.MemberFaulty(name, member.name(), leading(faults)));
            }
        }
        return causes;
    }

    /** The member by which a group is judged that has just come together: a faulty one, else one that waits, else the first. */
    RunningInstance leading() {
        RunningInstance leading = members.get(0);
        for (RunningInstance member : members) {
            if (member.state().name() == StateName.FAULT) {
                return member;
            }
            if (member.state().name() == StateName.MASTER && state == StateName.MASTER) {
                leading = member;
            } else if (member.state().name() == StateName.BACKUP && state != StateName.MASTER) {
                leading = member;
            }
        }
        return leading;
    }

    private static FaultCause leading(List<FaultCause> faults) {
        for (FaultCause fault : faults) {
            if (fault.announced()) {
                return fault;
            }
        }
        return faults.get(0);
    }

    /** Whether people are told that the group goes there: its members are not, while they only wait for scripts. */
    boolean announces(StateName to) {
        return to != StateName.FAULT
                || members.stream().anyMatch(member -> member.state().standing().announcedFault());
    }
}
