package io.vipward.checkers.kernel;

import io.vipward.checkers.core.CheckerState;
import io.vipward.checkers.core.Running;
import io.vipward.checkers.core.ServerPlan;
import io.vipward.checkers.core.VirtualServerHealth;
import io.vipward.checkers.core.VirtualServerState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One virtual server in operation. On the loop's thread. */
final class ServerRun {
    private final ServerPlan plan;
    private final VirtualServerHealth health;
    private final List<List<CheckerRun>> checkers = new ArrayList<>();
    private CheckersSnapshot.VirtualServerStatus status;

    ServerRun(ServerPlan plan, VirtualServerState state) {
        this.plan = plan;
        this.health = new VirtualServerHealth(plan);
        this.status = new CheckersSnapshot.VirtualServerStatus(plan, state);
    }

    ServerPlan plan() {
        return plan;
    }

    VirtualServerHealth health() {
        return health;
    }

    VirtualServerState state() {
        return status.state();
    }

    /** As others may see it; the same one until something changes. */
    CheckersSnapshot.VirtualServerStatus status() {
        return status;
    }

    void become(VirtualServerState next) {
        status = new CheckersSnapshot.VirtualServerStatus(plan, next);
    }

    /** The checkers of the next real server. */
    void add(List<CheckerRun> ofRealServer) {
        checkers.add(ofRealServer);
    }

    List<List<CheckerRun>> checkers() {
        return checkers;
    }

    void forEachChecker(Consumer<CheckerRun> visitor) {
        for (List<CheckerRun> ofRealServer : checkers) {
            ofRealServer.forEach(visitor);
        }
    }

    /** The weight of a real server with what its checkers add to it now. */
    long weight(int realServer) {
        return VirtualServerHealth.weight(plan.realServers().get(realServer), states(realServer));
    }

    Running running() {
        List<List<CheckerState>> states = new ArrayList<>();
        for (int i = 0; i < checkers.size(); i++) {
            states.add(states(i));
        }
        return new Running(plan, status.state(), states);
    }

    private List<CheckerState> states(int realServer) {
        return checkers.get(realServer).stream().map(CheckerRun::state).toList();
    }

    void cancelCheckers() {
        forEachChecker(CheckerRun::cancel);
    }
}
