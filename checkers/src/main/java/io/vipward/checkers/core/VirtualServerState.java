package io.vipward.checkers.core;

import java.util.ArrayList;
import java.util.List;

/**
 * One virtual server.
 *
 * @param quorumUp down until the first evaluation
 * @param sorryActive whether the sorry server serves in place of the real servers
 * @param realServers in the order of the configuration
 */
public record VirtualServerState(boolean quorumUp, boolean sorryActive, List<RealServerState> realServers) {
    public VirtualServerState {
        realServers = List.copyOf(realServers);
    }

    /** The sum of the alive servers' weights, which the quorum is about. */
    public long live() {
        long live = 0;
        for (RealServerState realServer : realServers) {
            if (realServer.alive()) {
                live += realServer.weight();
            }
        }
        return live;
    }

    VirtualServerState with(int index, RealServerState realServer) {
        List<RealServerState> changed = new ArrayList<>(realServers);
        changed.set(index, realServer);
        return new VirtualServerState(quorumUp, sorryActive, changed);
    }

    VirtualServerState withQuorum(boolean up, boolean sorry) {
        return new VirtualServerState(up, sorry, realServers);
    }
}
