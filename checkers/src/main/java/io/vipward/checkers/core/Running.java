package io.vipward.checkers.core;

import io.vipward.parser.model.Checker;
import io.vipward.parser.model.RealServer;
import java.util.ArrayList;
import java.util.List;

/**
 * A virtual server in operation.
 *
 * @param checkers the state of each checker, by real server and in the order of the configuration
 */
public record Running(ServerPlan plan, VirtualServerState state, List<List<CheckerState>> checkers) {
    public Running {
        checkers = checkers.stream().map(List::copyOf).toList();
    }

    /** A virtual server that is new to a daemon that starts, before anything was decided about it. */
    static List<List<CheckerState>> checkersAtStart(ServerPlan plan, FileValues files) {
        List<List<CheckerState>> checkers = new ArrayList<>();
        for (RealServer realServer : plan.realServers()) {
            List<CheckerState> states = new ArrayList<>();
            for (Checker check : realServer.checkers()) {
                states.add(files.applied(check, CheckerState.atStart(check)));
            }
            checkers.add(states);
        }
        return checkers;
    }

    /** The checkers of a virtual server or real server that is new to a daemon that runs on. */
    static List<CheckerState> checkersAtReload(RealServer realServer, FileValues files) {
        List<CheckerState> states = new ArrayList<>();
        for (Checker check : realServer.checkers()) {
            boolean up = !CheckerSettings.alpha(check);
            states.add(files.applied(check, CheckerState.atReload(check, up)));
        }
        return states;
    }
}
