package io.vipward.checkers.core;

/**
 * One real server.
 *
 * @param alive in the pool, or would be if the quorum allowed it
 * @param failedCheckers checkers whose verdict is down
 * @param effectiveWeight the configured weight and what checkers add to it; may leave the kernel's range
 * @param reason why it is alive or not
 * @param sinceNanos when that was decided, on the monotonic clock
 */
public record RealServerState(boolean alive, int failedCheckers, long effectiveWeight, Reason reason, long sinceNanos) {
    /** The weight that the kernel gets: 0..2147483647. */
    public int weight() {
        return (int) Math.min(Math.max(effectiveWeight, 0), Integer.MAX_VALUE);
    }

    RealServerState withFailedCheckers(int failed) {
        return new RealServerState(alive, failed, effectiveWeight, reason, sinceNanos);
    }

    RealServerState withWeight(long weight) {
        return new RealServerState(alive, failedCheckers, weight, reason, sinceNanos);
    }

    RealServerState with(boolean nowAlive, Reason why, long nowNanos) {
        return new RealServerState(nowAlive, failedCheckers, effectiveWeight, why, nowNanos);
    }
}
