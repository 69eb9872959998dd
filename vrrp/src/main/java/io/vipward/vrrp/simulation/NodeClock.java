package io.vipward.vrrp.simulation;

/**
 * The clocks of one machine: a monotonic one that may run too fast or too slowly, and one on the wall that may be set. Other
 * classes of this package count in simulated time; routers only ever see these. One thread.
 */
final class NodeClock {
    /** 2026-01-01: any time will do that is not 0. */
    private static final long WALL_NANOS = 1_767_225_600L * 1_000_000_000L;

    private static final long BILLION = 1_000_000_000L;

    private long originNanos;
    private long originMonotonicNanos;
    private long deviationBillionths;
    private long wallOffsetNanos;

    /**
     * A clock that is right.
     *
     * @param uptimeNanos for how long the machine has been running at simulated time 0
     */
    NodeClock(long uptimeNanos) {
        this.originMonotonicNanos = uptimeNanos;
    }

    /** The monotonic clock at a simulated time that is not before the last change of the clock. */
    long monotonic(long simulatedNanos) {
        return originMonotonicNanos + stretched(simulatedNanos - originNanos);
    }

    /** The first simulated time at which the monotonic clock shows at least this. */
    long simulated(long monotonicNanos) {
        long distance = monotonicNanos - originMonotonicNanos;
        long at = originNanos + (long) (distance / (1 + deviationBillionths / 1e9));
        while (monotonic(at) >= monotonicNanos) {
            at--;
        }
        while (monotonic(at) < monotonicNanos) {
            at++;
        }
        return at;
    }

    /** Nanoseconds since 1970, as this machine believes. */
    long wall(long simulatedNanos) {
        return WALL_NANOS + simulatedNanos + wallOffsetNanos;
    }

    /** From now on runs faster, or, if negative, more slowly. */
    void drift(long billionths, long simulatedNanos) {
        originMonotonicNanos = monotonic(simulatedNanos);
        originNanos = simulatedNanos;
        deviationBillionths = billionths;
    }

    /** Sets the clock on the wall. */
    void wallOffset(long nanos) {
        wallOffsetNanos = nanos;
    }

    private long stretched(long nanos) {
        // Split, so that hours do not overflow.
        return nanos + nanos / BILLION * deviationBillionths + nanos % BILLION * deviationBillionths / BILLION;
    }
}
