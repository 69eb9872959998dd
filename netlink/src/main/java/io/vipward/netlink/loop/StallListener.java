package io.vipward.netlink.loop;

/** Told that the loop has not run for longer than it should have. */
@FunctionalInterface
public interface StallListener {
    /**
     * Called before any timer or descriptor of this turn, on the loop's thread.
     *
     * @param lateNanos how much later than it should have the loop came round
     */
    void onStall(long lateNanos);
}
