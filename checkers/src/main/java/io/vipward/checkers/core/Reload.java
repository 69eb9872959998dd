package io.vipward.checkers.core;

import io.vipward.ipvs.table.DestinationKey;
import io.vipward.parser.model.Checker;
import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.SorryServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a new configuration keeps of the old one's health. Real servers match by address and port, checkers by what and whom
 * they ask; how often they do so does not matter.
 */
public final class Reload {
    private static final int NONE = -1;

    private final FileValues files;
    private final long nowNanos;
    private final Reason reason = new Reason(Reason.Cause.RELOADED, "reloaded");

    public Reload(FileValues files, long nowNanos) {
        this.files = files;
        this.nowNanos = nowNanos;
    }

    /** A virtual server after the reload, and what is to be done. */
    public record Reloaded(Running next, List<Action> actions) {
        public Reloaded {
            actions = List.copyOf(actions);
        }
    }

    /** All virtual servers after the reload, in the order of the new configuration, and what is to be done. */
    public record Whole(List<Running> next, List<Action> actions) {
        public Whole {
            next = List.copyOf(next);
            actions = List.copyOf(actions);
        }
    }

    /** Goes over from one configuration to another; virtual servers match by what identifies them. */
    public Whole whole(List<Running> before, List<ServerPlan> configuration) {
        List<Action> all = new ArrayList<>();
        @Nullable Reloaded[] reloaded = new @Nullable Reloaded[configuration.size()];
        for (Running old : before) {
            int index = indexOf(configuration, reloaded, old.plan());
            if (index == NONE) {
                all.addAll(removed(old));
            } else {
                Reloaded kept = kept(old, configuration.get(index));
                reloaded[index] = kept;
                all.addAll(kept.actions());
            }
        }
        List<Running> next = new ArrayList<>();
        for (int i = 0; i < reloaded.length; i++) {
            Reloaded each = reloaded[i];
            if (each == null) {
                each = added(configuration.get(i));
                all.addAll(each.actions());
            }
            next.add(each.next());
        }
        return new Whole(next, all);
    }

    private static int indexOf(List<ServerPlan> configuration, @Nullable Reloaded[] taken, ServerPlan wanted) {
        for (int i = 0; i < configuration.size(); i++) {
            ServerPlan each = configuration.get(i);
            if (taken[i] == null
                    && each.server().address().equals(wanted.server().address())) {
                return i;
            }
        }
        return NONE;
    }

    /** A virtual server that the old configuration did not have. */
    public Reloaded added(ServerPlan plan) {
        List<List<CheckerState>> checkers = new ArrayList<>();
        for (RealServer realServer : plan.realServers()) {
            checkers.add(Running.checkersAtReload(realServer, files));
        }
        Step step = new VirtualServerHealth(plan).onStart(checkers, nowNanos);
        return new Reloaded(new Running(plan, step.next(), checkers), step.actions());
    }

    /** A virtual server that the new configuration does not have. */
    public List<Action> removed(Running before) {
        ServerPlan plan = before.plan();
        StepBuilder step = new StepBuilder(reason);
        step.say(new Event.VirtualServerGone(plan.label()));
        for (int i = 0; i < plan.realServers().size(); i++) {
            sayRemoved(before, i, step);
        }
        step.reconcileWhole();
        new VirtualServerHealth(plan).tellOmega(before.state(), step);
        return step.actions();
    }

    /** A virtual server that both configurations have. */
    public Reloaded kept(Running before, ServerPlan after) {
        StepBuilder step = new StepBuilder(reason);
        sayGone(before, after, step);
        Map<DestinationKey, Integer> places = places(before.plan());
        VirtualServerHealth health = new VirtualServerHealth(after);
        List<RealServerState> servers = new ArrayList<>();
        List<List<CheckerState>> checkers = new ArrayList<>();
        for (RealServer realServer : after.realServers()) {
            int index = places.getOrDefault(place(realServer), NONE);
            if (index == NONE) {
                List<CheckerState> states = Running.checkersAtReload(realServer, files);
                RealServerState assumed = VirtualServerHealth.assumed(realServer, states, nowNanos);
                checkers.add(states);
                servers.add(assumed);
                health.sayFirstState(realServer, assumed, step);
            } else {
                List<CheckerState> states = keptCheckers(before, index, realServer);
                checkers.add(states);
                servers.add(keptServer(before, index, health, realServer, states, step));
            }
        }
        boolean sorryStays = sorryStays(before, after, step);
        step.reconcileWhole();
        VirtualServerState state =
                new VirtualServerState(before.state().quorumUp(), before.state().sorryActive() && sorryStays, servers);
        VirtualServerState next = new Quorum(after).evaluate(state, true, step);
        return new Reloaded(new Running(after, next, checkers), step.actions());
    }

    private void sayGone(Running before, ServerPlan after, StepBuilder step) {
        ServerPlan plan = before.plan();
        VirtualServerHealth health = new VirtualServerHealth(plan);
        Map<DestinationKey, Integer> kept = places(after);
        for (int i = 0; i < plan.realServers().size(); i++) {
            RealServer realServer = plan.realServers().get(i);
            if (!kept.containsKey(place(realServer))) {
                step.say(new Event.RealServerGone(plan.label(realServer)));
                sayRemoved(before, i, step);
                if (before.state().realServers().get(i).alive()) {
                    health.notifyOf(realServer, false, step);
                    health.mail(i, false, "=> Removing <=", step);
                }
            }
        }
    }

    /** Only of a server that is in the kernel's table. */
    private static void sayRemoved(Running before, int index, StepBuilder step) {
        ServerPlan plan = before.plan();
        if (!DesiredTable.isListed(plan, before.state(), index)) {
            return;
        }
        boolean alive = before.state().realServers().get(index).alive();
        Event.Movement movement = alive ? Event.Movement.REMOVING : Event.Movement.REMOVING_INHIBITED;
        step.say(new Event.ServerMoved(movement, plan.label(plan.realServers().get(index)), plan.label()));
    }

    private RealServerState keptServer(
            Running before,
            int index,
            VirtualServerHealth health,
            RealServer realServer,
            List<CheckerState> checkers,
            StepBuilder step) {
        RealServerState old = before.state().realServers().get(index);
        int failed = VirtualServerHealth.failed(checkers);
        RealServerState weighed =
                old.withWeight(VirtualServerHealth.weight(realServer, checkers)).withFailedCheckers(failed);
        health.sayWeight(realServer, old, weighed, step);
        boolean alive = failed == 0;
        // A new checker that is assumed down does not take a server away that serves.
        if (alive == old.alive() || (old.alive() && !fileSaysDown(realServer, checkers))) {
            return weighed;
        }
        health.sayMoved(realServer, alive, step);
        health.notifyOf(realServer, alive, step);
        return weighed.with(alive, reason, nowNanos);
    }

    private static boolean fileSaysDown(RealServer realServer, List<CheckerState> checkers) {
        for (int i = 0; i < checkers.size(); i++) {
            boolean file = CheckerSettings.kind(realServer.checkers().get(i)) == CheckKind.FILE;
            if (file && !checkers.get(i).up()) {
                return true;
            }
        }
        return false;
    }

    private List<CheckerState> keptCheckers(Running before, int index, RealServer after) {
        List<Checker> oldChecks = before.plan().realServers().get(index).checkers();
        List<Checker> newChecks = after.checkers();
        List<CheckerState> oldStates = before.checkers().get(index);
        int[] matches = matches(oldChecks, newChecks);
        boolean anotherFailed = false;
        for (int match : matches) {
            anotherFailed |= match != NONE && !oldStates.get(match).up();
        }
        List<CheckerState> states = new ArrayList<>();
        for (int i = 0; i < matches.length; i++) {
            Checker check = newChecks.get(i);
            boolean assumedUp = !(CheckerSettings.alpha(check) && anotherFailed);
            CheckerState state = matches[i] == NONE
                    ? CheckerState.atReload(check, assumedUp)
                    : oldStates
                            .get(matches[i])
                            .limitedTo(CheckerSettings.schedule(check).retry());
            states.add(files.applied(check, state));
        }
        return states;
    }

    /** For each new checker the old one that it continues; none is continued twice. */
    private static int[] matches(List<Checker> before, List<Checker> after) {
        List<Object> old = before.stream().map(CheckerIdentity::of).toList();
        boolean[] taken = new boolean[before.size()];
        int[] matches = new int[after.size()];
        for (int i = 0; i < matches.length; i++) {
            matches[i] = NONE;
            Object identity = CheckerIdentity.of(after.get(i));
            for (int j = 0; j < taken.length && matches[i] == NONE; j++) {
                if (!taken[j] && old.get(j).equals(identity)) {
                    taken[j] = true;
                    matches[i] = j;
                }
            }
        }
        return matches;
    }

    /** A sorry server that is gone, or another one, leaves; if it served, the quorum decides what comes instead. */
    private static boolean sorryStays(Running before, ServerPlan after, StepBuilder step) {
        SorryServer old = before.plan().server().sorryServer();
        SorryServer now = after.server().sorryServer();
        boolean stays =
                old != null && now != null && old.port() == now.port() && Objects.equals(old.address(), now.address());
        if (old != null && !stays && (before.state().sorryActive() || old.inhibit())) {
            SorryServer plain = new SorryServer(old.address(), old.port(), old.forwarding(), false);
            Quorum.sayLeaving(before.plan(), plain, step);
            if (now == null && before.state().sorryActive()) {
                step.say(new Event.AliveServersMoved(true, after.label()));
            }
        }
        return stays;
    }

    /** The index of each real server; thousands of them must not be searched one by one. */
    private static Map<DestinationKey, Integer> places(ServerPlan plan) {
        Map<DestinationKey, Integer> places = new HashMap<>();
        for (int i = 0; i < plan.realServers().size(); i++) {
            places.put(place(plan.realServers().get(i)), i);
        }
        return places;
    }

    private static DestinationKey place(RealServer realServer) {
        return new DestinationKey(realServer.address(), realServer.port());
    }
}
