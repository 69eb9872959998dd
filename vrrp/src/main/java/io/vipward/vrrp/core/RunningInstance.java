package io.vipward.vrrp.core;

/** One virtual router in operation: its election and where that stands. Changed by the thread of its {@link VrrpRouter} only;
 * any thread may look. */
public final class RunningInstance {
    private final Election election;
    // Written by one thread only; volatile so that snapshots can be taken by any.
    private volatile InstanceState state;

    RunningInstance(Election election, InstanceState state) {
        this.election = election;
        this.state = state;
    }

    public String name() {
        return election.settings().name();
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

    InstanceStep take(Step step) {
        state = step.next();
        return new InstanceStep(this, step);
    }
}
