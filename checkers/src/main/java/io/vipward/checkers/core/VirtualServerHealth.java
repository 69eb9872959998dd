package io.vipward.checkers.core;

import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.TcpCheck;
import io.vipward.parser.model.VirtualServer;
import java.util.ArrayList;
import java.util.List;

/**
 * The decisions about one virtual server: which real servers are alive, whether the quorum stands, who serves. One method
 * per event; none changes anything.
 *
 * <p>A real server is up exactly when none of its checkers is down; one without checkers is always up.
 */
public final class VirtualServerHealth {
    private final VirtualServer server;
    private final String label;
    private final Quorum quorum;

    public VirtualServerHealth(VirtualServer server) {
        this.server = server;
        this.label = Labels.of(server);
        this.quorum = new Quorum(server);
    }

    /** The daemon starts: everything is assumed up but what has an alpha checker. */
    public Step onStart(long nowNanos) {
        StepBuilder step = new StepBuilder();
        List<RealServerState> servers = new ArrayList<>();
        for (RealServer realServer : server.realServers()) {
            servers.add(assumed(realServer, nowNanos));
        }
        step.reconcileWhole();
        VirtualServerState next = quorum.evaluate(new VirtualServerState(false, false, servers), true, step);
        return new Step(next, new Reason(Reason.Cause.STARTED, "started"), step.actions());
    }

    /** A real server of which nothing is known yet. */
    static RealServerState assumed(RealServer realServer, long nowNanos) {
        int failed = 0;
        for (TcpCheck check : TcpChecks.of(realServer)) {
            failed += check.schedule().alpha() ? 1 : 0;
        }
        String detail = "alpha: down until checked";
        if (failed == 0) {
            detail = realServer.checkers().isEmpty() ? "has no checker" : "assumed up until checked";
        }
        Reason reason = new Reason(Reason.Cause.STARTED, detail);
        return new RealServerState(failed == 0, failed, realServer.settings().weight(), reason, nowNanos);
    }

    /**
     * A checker has decided about its real server.
     *
     * @param index of the real server in the configuration
     */
    public Step onVerdict(VirtualServerState state, int index, Verdict verdict, long nowNanos) {
        RealServerState before = state.realServers().get(index);
        StepBuilder step = new StepBuilder();
        if (verdict.up() == verdict.wasUp()) {
            return confirmed(state, index, verdict);
        }
        RealServerState counted = before.withFailedCheckers(before.failedCheckers() + (verdict.up() ? -1 : 1));
        boolean alive = counted.failedCheckers() == 0;
        VirtualServerState next = alive == before.alive()
                ? state.with(index, counted)
                : moved(state, index, counted.with(alive, verdict.reason(), nowNanos), step);
        return new Step(next, verdict.reason(), step.actions());
    }

    /** Nothing changes, but a first attempt is told: an alpha server that never was up is reported down all the same. */
    private Step confirmed(VirtualServerState state, int index, Verdict verdict) {
        RealServerState before = state.realServers().get(index);
        StepBuilder step = new StepBuilder();
        if (!verdict.firstRun()) {
            return new Step(state, verdict.reason(), step.actions());
        }
        if (verdict.alpha() || !verdict.up()) {
            notifyOf(server.realServers().get(index), before.alive(), step);
        }
        RealServerState after = before.with(before.alive(), verdict.reason(), before.sinceNanos());
        return new Step(state.with(index, after), verdict.reason(), step.actions());
    }

    /** Checkers have changed what they add to a real server's weight. A weight of 0 does not make it down. */
    public Step onWeight(VirtualServerState state, int index, long effectiveWeight) {
        StepBuilder step = new StepBuilder();
        VirtualServerState changed = weighed(state, index, effectiveWeight, step);
        VirtualServerState next = quorum.evaluate(changed, false, step);
        String detail = "weight is " + next.realServers().get(index).weight();
        return new Step(next, new Reason(Reason.Cause.WEIGHT_CHANGED, detail), step.actions());
    }

    private VirtualServerState weighed(VirtualServerState state, int index, long effectiveWeight, StepBuilder step) {
        RealServerState before = state.realServers().get(index);
        RealServerState after = before.withWeight(effectiveWeight);
        sayWeight(server.realServers().get(index), before, after, step);
        if (before.weight() != after.weight() && before.alive() && !state.sorryActive()) {
            step.reconcileOne(index);
        }
        return state.with(index, after);
    }

    void sayWeight(RealServer realServer, RealServerState before, RealServerState after, StepBuilder step) {
        if (before.weight() != after.weight()) {
            String name = Labels.of(server, realServer);
            step.say(new Event.WeightChanged(before.weight(), after.weight(), before.alive(), name, label));
        }
    }

    /** The real server's transition, in the order of keepalived: said, done, notified, then the quorum. */
    private VirtualServerState moved(VirtualServerState state, int index, RealServerState after, StepBuilder step) {
        RealServer realServer = server.realServers().get(index);
        sayMoved(realServer, after.alive(), step);
        if (!state.sorryActive()) {
            step.reconcileOne(index);
        }
        notifyOf(realServer, after.alive(), step);
        return quorum.evaluate(state.with(index, after), false, step);
    }

    void sayMoved(RealServer realServer, boolean alive, StepBuilder step) {
        Event.Movement movement = alive ? Event.Movement.ADDING : Event.Movement.REMOVING;
        if (realServer.settings().inhibitOnFailure()) {
            movement = alive ? Event.Movement.ENABLING : Event.Movement.DISABLING;
        }
        step.say(new Event.ServerMoved(movement, Labels.of(server, realServer), label));
    }

    void notifyOf(RealServer realServer, boolean up, StepBuilder step) {
        step.notifyOf(new Action.NotifyRealServer(Labels.of(server, realServer), label, up));
    }

    /** The daemon stops: what is said of each real server, whether it is in the table or not. */
    public Step onStop(VirtualServerState state, long nowNanos) {
        StepBuilder step = new StepBuilder();
        Reason reason = new Reason(Reason.Cause.STOPPED, "stopped");
        List<RealServerState> down = new ArrayList<>();
        for (int i = 0; i < server.realServers().size(); i++) {
            RealServer realServer = server.realServers().get(i);
            RealServerState before = state.realServers().get(i);
            boolean inhibited = realServer.settings().inhibitOnFailure() && !before.alive();
            Event.Movement movement = inhibited ? Event.Movement.SHUTTING_DOWN_INHIBITED : Event.Movement.SHUTTING_DOWN;
            step.say(new Event.ServerMoved(movement, Labels.of(server, realServer), label));
            down.add(before.with(false, reason, nowNanos));
        }
        step.reconcileWhole();
        return new Step(new VirtualServerState(false, false, down), reason, step.actions());
    }
}
