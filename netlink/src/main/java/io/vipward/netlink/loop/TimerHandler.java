package io.vipward.netlink.loop;

/** Told that a timer's deadline has passed. */
@FunctionalInterface
public interface TimerHandler {
    /**
     * Acts on the deadline, and may set the timer again; {@link Timer#deadlineNanos} is still the one that passed, so that the
     * next can count from it. On the loop's thread.
     *
     * @param nowNanos the time of this turn of the loop
     */
    void onTimer(long nowNanos);
}
