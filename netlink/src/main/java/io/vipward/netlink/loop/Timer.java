package io.vipward.netlink.loop;

/**
 * One deadline of an {@link EventLoop}, on the clock of {@link System#nanoTime}. A timer fires once per setting; setting it
 * again replaces the deadline. On the loop's thread, or before the loop runs.
 */
public final class Timer {
    /** A century and more: deadlines that are further apart could no longer be compared by their difference. */
    private static final long MAX_AHEAD_NANOS = Long.MAX_VALUE / 2;

    /** The queue in which it stands when it is set. */
    final TimerQueue queue;

    private final EventLoop loop;
    private final String name;
    private final TimerHandler handler;

    /** Where the timer stands in the loop's {@link TimerQueue}, -1 when it is not set. */
    int position = -1;

    /** Settings made at the same deadline fire in the order they were made. */
    long order;

    /** The deadline, or the time of setting if that is later: lateness counts from here. */
    long dueNanos;

    private long deadlineNanos;

    Timer(EventLoop loop, TimerQueue queue, String name, TimerHandler handler) {
        this.loop = loop;
        this.queue = queue;
        this.name = name;
        this.handler = handler;
    }

    /**
     * Sets the timer. A deadline that has passed fires in the loop's next turn, one further ahead than 146 years after those.
     *
     * @param deadline absolute, in nanoseconds of {@link System#nanoTime}
     */
    public void armAt(long deadline) {
        loop.checkThread();
        loop.disarm(this);
        long now = loop.now();
        deadlineNanos = Math.min(deadline - now, MAX_AHEAD_NANOS) + now;
        loop.arm(this);
    }

    /** Unsets the timer; nothing happens if it is not set. */
    public void cancel() {
        loop.checkThread();
        loop.disarm(this);
    }

    /** True from {@link #armAt} until the handler is called or the timer is cancelled. */
    public boolean armed() {
        return position >= 0;
    }

    /** The deadline last set, also after it has passed. */
    public long deadlineNanos() {
        return deadlineNanos;
    }

    void fire(long nowNanos) {
        handler.onTimer(nowNanos);
    }

    @Override
    public String toString() {
        return "timer " + name;
    }
}
