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
 */
public record CheckersSnapshot(@Nullable String unavailable, List<VirtualServerStatus> virtualServers) {
    public static final CheckersSnapshot EMPTY = new CheckersSnapshot(null, List.of());

    /** One virtual server and how it is. */
    public record VirtualServerStatus(ServerPlan plan, VirtualServerState state) {}

    public CheckersSnapshot {
        virtualServers = List.copyOf(virtualServers);
    }
}
