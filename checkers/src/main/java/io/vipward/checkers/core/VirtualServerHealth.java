package io.vipward.checkers.core;

import io.vipward.parser.model.RealServer;
import java.util.ArrayList;
import java.util.List;

/**
 * The decisions about one virtual server: which real servers are alive, whether the quorum stands, who serves. One method
 * per event; none changes anything.
 *
 * <p>A real server is up exactly when none of its checkers is down; one without checkers is always up.
 */
public final class VirtualServerHealth {
    private static final Reason STOPPED = new Reason(Reason.Cause.STOPPED, "stopped");
    private static final String SHUTTING_DOWN = "=> Shutting down <=";

    private final ServerPlan plan;
    private final String label;
    private final Quorum quorum;

    public VirtualServerHealth(ServerPlan plan) {
        this.plan = plan;
        this.label = plan.label();
        this.quorum = new Quorum(plan);
    }

    /** The virtual server and its checkers at the start, and what is to be done. */
    public record Started(Running running, List<Action> actions) {
        public Started {
            actions = List.copyOf(actions);
        }
    }

    /** The daemon starts: everything is assumed up but what has an alpha checker or a file that says otherwise. */
    public Started onStart(FileValues files, long nowNanos) {
        List<List<CheckerState>> checkers = Running.checkersAtStart(plan, files);
        Step step = onStart(checkers, nowNanos);
        return new Started(new Running(plan, step.next(), checkers), step.actions());
    }

    Step onStart(List<List<CheckerState>> checkers, long nowNanos) {
        Reason reason = new Reason(Reason.Cause.STARTED, "started");
        StepBuilder step = new StepBuilder(reason);
        List<RealServerState> servers = new ArrayList<>();
        for (int i = 0; i < checkers.size(); i++) {
            RealServer realServer = plan.realServers().get(i);
            RealServerState assumed = assumed(realServer, checkers.get(i), nowNanos);
            servers.add(assumed);
            sayFirstState(realServer, assumed, step);
        }
        step.reconcileWhole();
        VirtualServerState next = quorum.evaluate(new VirtualServerState(false, false, servers), true, step);
        return new Step(next, reason, step.actions());
    }

    /** {@code rs_init_notifies}. */
    void sayFirstState(RealServer realServer, RealServerState state, StepBuilder step) {
        if (plan.rules().firstServerStates() && state.alive()) {
            notifyOf(realServer, true, step);
        }
    }

    /** A real server of which nothing is known yet but what its checkers assume. */
    static RealServerState assumed(RealServer realServer, List<CheckerState> checkers, long nowNanos) {
        int failed = failed(checkers);
        String detail = "alpha: down until checked";
        if (failed == 0) {
            detail = realServer.checkers().isEmpty() ? "has no checker" : "assumed up until checked";
        }
        Reason reason = new Reason(Reason.Cause.STARTED, detail);
        return new RealServerState(failed == 0, failed, weight(realServer, checkers), reason, nowNanos);
    }

    static int failed(List<CheckerState> checkers) {
        int failed = 0;
        for (CheckerState checker : checkers) {
            failed += checker.up() ? 0 : 1;
        }
        return failed;
    }

    /** The configured weight and what the checkers add to it. */
    public static long weight(RealServer realServer, List<CheckerState> checkers) {
        long weight = realServer.settings().weight();
        for (CheckerState checker : checkers) {
            weight += checker.weightOffset();
        }
        return weight;
    }

    /**
     * A checker has decided about its real server.
     *
     * @param index of the real server in the configuration
     */
    public Step onVerdict(VirtualServerState state, int index, Verdict verdict, long nowNanos) {
        RealServerState before = state.realServers().get(index);
        StepBuilder step = stepOf(index, verdict.reason());
        VirtualServerState next;
        if (verdict.up() == verdict.wasUp()) {
            next = confirmed(state, index, verdict, step);
        } else {
            RealServerState counted = before.withFailedCheckers(before.failedCheckers() + (verdict.up() ? -1 : 1));
            boolean alive = counted.failedCheckers() == 0;
            next = alive == before.alive()
                    ? state.with(index, counted)
                    : moved(state, index, counted.with(alive, verdict.reason(), nowNanos), step);
        }
        RealServerState after = next.realServers().get(index);
        boolean changed = after.alive() != before.alive();
        if (changed || plan.rules().checkerMails()) {
            verdict.mail().ifPresent(body -> mail(index, after.alive(), body, step));
        }
        return new Step(next, verdict.reason(), step.actions());
    }

    private StepBuilder stepOf(int index, Reason reason) {
        return new StepBuilder(reason, reason.of(plan.label(plan.realServers().get(index))));
    }

    /** Nothing changes, but a first attempt is told: an alpha server that never was up is reported down all the same. */
    private VirtualServerState confirmed(VirtualServerState state, int index, Verdict verdict, StepBuilder step) {
        RealServerState before = state.realServers().get(index);
        if (!verdict.firstRun()) {
            return state;
        }
        if (verdict.alpha() || !verdict.up()) {
            notifyOf(plan.realServers().get(index), before.alive(), step);
        }
        return state.with(index, before.with(before.alive(), verdict.reason(), before.sinceNanos()));
    }

    /** Checkers have changed what they add to a real server's weight. A weight of 0 does not make it down. */
    public Step onWeight(VirtualServerState state, int index, long effectiveWeight) {
        int weight = state.realServers().get(index).withWeight(effectiveWeight).weight();
        Reason reason = new Reason(Reason.Cause.WEIGHT_CHANGED, "weight is " + weight);
        StepBuilder step = stepOf(index, reason);
        VirtualServerState changed = weighed(state, index, effectiveWeight, step);
        VirtualServerState next = quorum.evaluate(changed, false, step);
        return new Step(next, reason, step.actions());
    }

    /** A checker that has failed adds nothing any more; that is neither said nor done before its server comes back. */
    public VirtualServerState silentlyWeighed(VirtualServerState state, int index, long effectiveWeight) {
        return state.with(index, state.realServers().get(index).withWeight(effectiveWeight));
    }

    private VirtualServerState weighed(VirtualServerState state, int index, long effectiveWeight, StepBuilder step) {
        RealServerState before = state.realServers().get(index);
        RealServerState after = before.withWeight(effectiveWeight);
        sayWeight(plan.realServers().get(index), before, after, step);
        if (before.weight() != after.weight() && before.alive() && !state.sorryActive()) {
            step.reconcileOne(index);
        }
        return state.with(index, after);
    }

    void sayWeight(RealServer realServer, RealServerState before, RealServerState after, StepBuilder step) {
        if (before.weight() != after.weight()) {
            String name = plan.label(realServer);
            step.say(new Event.WeightChanged(before.weight(), after.weight(), before.alive(), name, label));
        }
    }

    /** The real server's transition, in the order of keepalived: said, done, notified, then the quorum. */
    private VirtualServerState moved(VirtualServerState state, int index, RealServerState after, StepBuilder step) {
        RealServer realServer = plan.realServers().get(index);
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
        step.say(new Event.ServerMoved(movement, plan.label(realServer), label));
    }

    void notifyOf(RealServer realServer, boolean up, StepBuilder step) {
        RealServer.Reporting reporting = realServer.reporting();
        step.notifyOf(new Action.NotifyRealServer(
                plan.label(realServer), label, up, up ? reporting.up() : reporting.down(), step.reason()));
    }

    void mail(int index, boolean up, String body, StepBuilder step) {
        RealServer realServer = plan.realServers().get(index);
        if (realServer.reporting().smtpAlert()) {
            step.notifyOf(new Action.Mail(
                    "Realserver " + plan.label(realServer) + " of virtual server " + label + (up ? " - UP" : " - DOWN"),
                    body));
        }
    }

    /** The daemon stops: what is said of each real server, whether it is in the table or not. */
    public Step onStop(VirtualServerState state, long nowNanos) {
        StepBuilder step = new StepBuilder(STOPPED);
        for (int i = 0; i < plan.realServers().size(); i++) {
            RealServer realServer = plan.realServers().get(i);
            boolean inhibited = realServer.settings().inhibitOnFailure()
                    && !state.realServers().get(i).alive();
            Event.Movement movement = inhibited ? Event.Movement.SHUTTING_DOWN_INHIBITED : Event.Movement.SHUTTING_DOWN;
            step.say(new Event.ServerMoved(movement, plan.label(realServer), label));
        }
        step.reconcileWhole();
        tellOmega(state, step);
        return stopped(state, step, nowNanos);
    }

    /** The daemon stops, and what it has in the kernel goes at one stroke: nothing is said of a single real server. */
    public Step onFlush(VirtualServerState state, long nowNanos) {
        StepBuilder step = new StepBuilder(STOPPED);
        step.reconcileWhole();
        if (plan.server().availability().reporting().omega()) {
            quorum.notifyOf(false, SHUTTING_DOWN, step);
        }
        return stopped(state, step, nowNanos);
    }

    private static Step stopped(VirtualServerState state, StepBuilder step, long nowNanos) {
        List<RealServerState> down = state.realServers().stream()
                .map(each -> each.with(false, STOPPED, nowNanos))
                .toList();
        return new Step(new VirtualServerState(false, false, down), STOPPED, step.actions());
    }

    /** {@code omega}: those that were alive are told to be down, and then the virtual server. */
    void tellOmega(VirtualServerState state, StepBuilder step) {
        if (!plan.server().availability().reporting().omega()) {
            return;
        }
        for (int i = 0; i < plan.realServers().size(); i++) {
            if (state.realServers().get(i).alive()) {
                notifyOf(plan.realServers().get(i), false, step);
                mail(i, false, SHUTTING_DOWN, step);
            }
        }
        quorum.notifyOf(false, SHUTTING_DOWN, step);
    }
}
