package io.vipward.netlink.process;

/**
 * How long a process may run.
 *
 * @param timeoutNanos from its start to SIGTERM for its group
 * @param killAfterNanos from then to SIGKILL
 */
public record TimeLimit(long timeoutNanos, long killAfterNanos) {
    public TimeLimit {
        if (timeoutNanos <= 0 || killAfterNanos <= 0) {
            throw new IllegalArgumentException("limits are above 0: " + timeoutNanos + ", " + killAfterNanos);
        }
    }
}
