package io.vipward.checkers.kernel;

import io.vipward.checkers.core.CheckerState;
import io.vipward.checkers.core.Running;
import io.vipward.checkers.core.VirtualServerHealth;
import io.vipward.checkers.core.VirtualServerState;
import io.vipward.parser.model.VirtualServer;
import java.util.ArrayList;
import java.util.List;

/** One virtual server in operation. On the loop's thread. */
final class ServerRun {
    private final VirtualServer server;
    private final VirtualServerHealth health;
    private final List<List<CheckerRun>> checkers = new ArrayList<>();
    private VirtualServerState state;

    ServerRun(VirtualServer server, VirtualServerState state) {
        this.server = server;
        this.health = new VirtualServerHealth(server);
        this.state = state;
    }

    VirtualServer server() {
        return server;
    }

    VirtualServerHealth health() {
        return health;
    }

    VirtualServerState state() {
        return state;
    }

    void become(VirtualServerState next) {
        state = next;
    }

    /** The checkers of the next real server. */
    void add(List<CheckerRun> ofRealServer) {
        checkers.add(ofRealServer);
    }

    List<List<CheckerRun>> checkers() {
        return checkers;
    }

    Running running() {
        List<List<CheckerState>> states = new ArrayList<>();
        for (List<CheckerRun> ofRealServer : checkers) {
            states.add(ofRealServer.stream().map(CheckerRun::state).toList());
        }
        return new Running(server, state, states);
    }

    void cancelCheckers() {
        for (List<CheckerRun> ofRealServer : checkers) {
            ofRealServer.forEach(CheckerRun::cancel);
        }
    }
}
