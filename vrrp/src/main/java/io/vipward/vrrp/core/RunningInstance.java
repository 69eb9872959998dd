package io.vipward.vrrp.core;

import io.vipward.vrrp.core.InstanceSettings.Identity;
import java.util.List;

/**
 * One virtual router in operation: its election and where that stands. Changed by the thread of its {@link VrrpRouter} only;
 * any thread may look.
 */
public final class RunningInstance {
    private final Identity identity;
    private final Election election;
    private List<FaultCause> obstacles = List.of();
    private boolean notified;
    // Written by one thread only; volatile so that snapshots can be taken by any.
    private volatile InstanceState state;

    RunningInstance(Identity identity, Election election, InstanceState state) {
        this.identity = identity;
        this.election = election;
        this.state = state;
    }

    public String name() {
        return election.settings().name();
    }

    /** By which a reload knows it again. */
    public Identity identity() {
        return identity;
    }

    public InstanceSettings settings() {
        return election.settings();
    }

    public InstanceState state() {
        return state;
    }

    Election election() {
        return election;
    }

    /** What others than itself and its group have found to stand in its way. */
    List<FaultCause> obstacles() {
        return obstacles;
    }

    void obstacles(List<FaultCause> causes) {
        obstacles = List.copyOf(causes);
    }

    /** Goes on for one with other settings. */
    void succeed(RunningInstance before) {
        obstacles = before.obstacles;
        notified = before.notified;
    }

    /** What keeps it from running, others of its group aside. */
    List<FaultCause> ownFaults() {
        return state.standing().faults().stream()
                .filter(cause -> !(cause instanceof FaultCause.MemberFaulty))
                .toList();
    }

    /** Whether anybody was told of a state of it. */
    boolean notified() {
        return notified;
    }

    InstanceStep take(Step step) {
        state = step.next();
        for (Action action : step.actions()) {
            notified |= action instanceof Action.Report report
                    && report.transition().announced();
        }
        return new InstanceStep(this, step);
    }
}
