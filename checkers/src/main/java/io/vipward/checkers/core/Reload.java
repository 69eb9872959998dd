package io.vipward.checkers.core;

import io.vipward.ipvs.table.DestinationKey;
import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.SorryServer;
import io.vipward.parser.model.TcpCheck;
import io.vipward.parser.model.VirtualServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a new configuration keeps of the old one's health. Real servers match by address and port, checkers by where and how
 * they connect; how often they do so does not matter.
 */
public final class Reload {
    private static final int NONE = -1;

    private final long nowNanos;
    private final Reason reason = new Reason(Reason.Cause.RELOADED, "reloaded");

    public Reload(long nowNanos) {
        this.nowNanos = nowNanos;
    }

    /** A virtual server after the reload, and what is to be done. */
    public record Reloaded(Running next, List<Action> actions) {
        public Reloaded {
            actions = List.copyOf(actions);
        }
    }

    /** A virtual server that the old configuration did not have. */
    public Reloaded added(VirtualServer server) {
        Step step = new VirtualServerHealth(server).onStart(nowNanos);
        List<List<CheckerState>> checkers = new ArrayList<>();
        for (RealServer realServer : server.realServers()) {
            checkers.add(Running.checkersAtReload(realServer));
        }
        return new Reloaded(new Running(server, step.next(), checkers), step.actions());
    }

    /** A virtual server that the new configuration does not have. */
    public List<Action> removed(Running before) {
        VirtualServer server = before.server();
        StepBuilder step = new StepBuilder();
        step.say(new Event.VirtualServerGone(Labels.of(server)));
        for (int i = 0; i < server.realServers().size(); i++) {
            sayRemoved(before, i, step);
        }
        step.reconcileWhole();
        return step.actions();
    }

    /** A virtual server that both configurations have. */
    public Reloaded kept(Running before, VirtualServer after) {
        StepBuilder step = new StepBuilder();
        sayGone(before, after, step);
        Map<DestinationKey, Integer> places = places(before.server());
        List<RealServerState> servers = new ArrayList<>();
        List<List<CheckerState>> checkers = new ArrayList<>();
        for (RealServer realServer : after.realServers()) {
            int index = places.getOrDefault(DesiredTable.key(realServer), NONE);
            if (index == NONE) {
                servers.add(VirtualServerHealth.assumed(realServer, nowNanos));
                checkers.add(Running.checkersAtReload(realServer));
            } else {
                List<CheckerState> states = keptCheckers(before, index, realServer);
                checkers.add(states);
                servers.add(keptServer(before, index, after, realServer, states, step));
            }
        }
        boolean sorryStays = sorryStays(before, after, step);
        step.reconcileWhole();
        VirtualServerState state =
                new VirtualServerState(before.state().quorumUp(), before.state().sorryActive() && sorryStays, servers);
        VirtualServerState next = new Quorum(after).evaluate(state, true, step);
        return new Reloaded(new Running(after, next, checkers), step.actions());
    }

    private void sayGone(Running before, VirtualServer after, StepBuilder step) {
        VirtualServer server = before.server();
        Map<DestinationKey, Integer> kept = places(after);
        for (int i = 0; i < server.realServers().size(); i++) {
            RealServer realServer = server.realServers().get(i);
            if (!kept.containsKey(DesiredTable.key(realServer))) {
                String name = Labels.of(server, realServer);
                step.say(new Event.RealServerGone(name));
                sayRemoved(before, i, step);
                if (before.state().realServers().get(i).alive()) {
                    step.notifyOf(new Action.NotifyRealServer(name, Labels.of(server), false));
                }
            }
        }
    }

    /** Only of a server that is in the kernel's table. */
    private static void sayRemoved(Running before, int index, StepBuilder step) {
        VirtualServer server = before.server();
        if (DesiredTable.destination(server, before.state(), index) == null) {
            return;
        }
        boolean alive = before.state().realServers().get(index).alive();
        Event.Movement movement = alive ? Event.Movement.REMOVING : Event.Movement.REMOVING_INHIBITED;
        RealServer realServer = server.realServers().get(index);
        step.say(new Event.ServerMoved(movement, Labels.of(server, realServer), Labels.of(server)));
    }

    private RealServerState keptServer(
            Running before,
            int index,
            VirtualServer after,
            RealServer realServer,
            List<CheckerState> checkers,
            StepBuilder step) {
        VirtualServerHealth health = new VirtualServerHealth(after);
        RealServerState old = before.state().realServers().get(index);
        long offset = old.effectiveWeight()
                - before.server().realServers().get(index).settings().weight();
        int failed = 0;
        for (CheckerState checker : checkers) {
            failed += checker.up() ? 0 : 1;
        }
        RealServerState weighed =
                old.withWeight(realServer.settings().weight() + offset).withFailedCheckers(failed);
        health.sayWeight(realServer, old, weighed, step);
        if (failed == 0 && !old.alive()) {
            health.sayMoved(realServer, true, step);
            health.notifyOf(realServer, true, step);
            return weighed.with(true, reason, nowNanos);
        }
        return weighed;
    }

    private static List<CheckerState> keptCheckers(Running before, int index, RealServer after) {
        List<TcpCheck> oldChecks = TcpChecks.of(before.server().realServers().get(index));
        List<TcpCheck> newChecks = TcpChecks.of(after);
        List<CheckerState> oldStates = before.checkers().get(index);
        int[] matches = matches(oldChecks, newChecks);
        boolean anotherFailed = false;
        for (int match : matches) {
            anotherFailed |= match != NONE && !oldStates.get(match).up();
        }
        List<CheckerState> states = new ArrayList<>();
        for (int i = 0; i < matches.length; i++) {
            TcpCheck check = newChecks.get(i);
            boolean assumedUp = !(check.schedule().alpha() && anotherFailed);
            states.add(
                    matches[i] == NONE
                            ? CheckerState.atReload(check.schedule(), assumedUp)
                            : oldStates.get(matches[i]).limitedTo(check.schedule()));
        }
        return states;
    }

    /** For each new checker the old one that it continues; none is continued twice. */
    private static int[] matches(List<TcpCheck> before, List<TcpCheck> after) {
        boolean[] taken = new boolean[before.size()];
        int[] matches = new int[after.size()];
        for (int i = 0; i < matches.length; i++) {
            matches[i] = NONE;
            for (int j = 0; j < taken.length && matches[i] == NONE; j++) {
                if (!taken[j] && before.get(j).target().equals(after.get(i).target())) {
                    taken[j] = true;
                    matches[i] = j;
                }
            }
        }
        return matches;
    }

    /** A sorry server that is gone, or another one, leaves; if it served, the quorum decides what comes instead. */
    private static boolean sorryStays(Running before, VirtualServer after, StepBuilder step) {
        SorryServer old = before.server().sorryServer();
        SorryServer now = after.sorryServer();
        boolean stays =
                old != null && now != null && old.port() == now.port() && Objects.equals(old.address(), now.address());
        if (old != null && !stays && (before.state().sorryActive() || old.inhibit())) {
            SorryServer plain = new SorryServer(old.address(), old.port(), old.forwarding(), false);
            Quorum.sayLeaving(before.server(), plain, step);
            if (now == null && before.state().sorryActive()) {
                step.say(new Event.AliveServersMoved(true, Labels.of(after)));
            }
        }
        return stays;
    }

    /** The index of each real server; thousands of them must not be searched one by one. */
    private static Map<DestinationKey, Integer> places(VirtualServer server) {
        Map<DestinationKey, Integer> places = new HashMap<>();
        for (int i = 0; i < server.realServers().size(); i++) {
            places.put(DesiredTable.key(server.realServers().get(i)), i);
        }
        return places;
    }
}
