package io.vipward.checkers.kernel;

import io.vipward.checkers.core.ServerPlan;
import io.vipward.checkers.core.VirtualServerState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The engine's state after its last change. Immutable, any thread.
 *
 * @param unavailable why IPVS cannot be used, one sentence; null while it can
 * @param virtualServers in the order of the configuration; empty before the start and after the stop
 * @param sharing what is saved by making equal checks once
 */
public record CheckersSnapshot(
        @Nullable String unavailable, List<VirtualServerStatus> virtualServers, Sharing sharing) {
    public static final CheckersSnapshot EMPTY = new CheckersSnapshot(null, List.of(), Sharing.NONE);

    /**
     * Equal checks, which are made once. Programs do not count.
     *
     * @param checks that ask over the network, at least 0
     * @param probes that are made for them in each round, at most as many
     */
    public record Sharing(int checks, int probes) {
        public static final Sharing NONE = new Sharing(0, 0);

        Sharing and(boolean another) {
            return new Sharing(checks + 1, another ? probes + 1 : probes);
        }
    }

    /** One virtual server and how it is. */
    public record VirtualServerStatus(ServerPlan plan, VirtualServerState state) {}

    public CheckersSnapshot {
        virtualServers = List.copyOf(virtualServers);
    }
}
