package io.vipward.checkers.core;

import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.TcpCheck;
import io.vipward.parser.model.VirtualServer;
import java.util.ArrayList;
import java.util.List;

/**
 * A virtual server in operation.
 *
 * @param checkers the state of each checker, by real server and in the order of the configuration
 */
public record Running(VirtualServer server, VirtualServerState state, List<List<CheckerState>> checkers) {
    public Running {
        checkers = checkers.stream().map(List::copyOf).toList();
    }

    /** The checkers of a virtual server that is new to a daemon that starts. */
    public static List<List<CheckerState>> checkersAtStart(VirtualServer server) {
        List<List<CheckerState>> checkers = new ArrayList<>();
        for (RealServer realServer : server.realServers()) {
            List<CheckerState> states = new ArrayList<>();
            for (TcpCheck check : TcpChecks.of(realServer)) {
                states.add(CheckerState.atStart(check.schedule()));
            }
            checkers.add(states);
        }
        return checkers;
    }

    /** The checkers of a virtual server or real server that is new to a daemon that runs on. */
    static List<CheckerState> checkersAtReload(RealServer realServer) {
        List<CheckerState> states = new ArrayList<>();
        for (TcpCheck check : TcpChecks.of(realServer)) {
            states.add(CheckerState.atReload(check.schedule(), !check.schedule().alpha()));
        }
        return states;
    }
}
