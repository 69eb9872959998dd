package io.vipward.vrrp.kernel;

import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Timer;

/** Time as an engine of this module sees it. */
public interface VrrpScheduler {
    /**
     * Monotonic nanoseconds, read anew: what happens late in a long turn, such as a packet that came in during it, must not
     * count from the turn's beginning, or a timer would run out early.
     */
    long now();

    /** When this turn began: an alarm that is set to it is still due in it. */
    long turn();

    /** An alarm, not set. */
    Alarm alarm(String name, Runnable handler);

    /** One deadline. */
    interface Alarm {
        /** Sets the deadline or replaces it. */
        void armAt(long deadlineNanos);

        void cancel();
    }

    /** The real one. */
    static VrrpScheduler of(EventLoop loop) {
        return new VrrpScheduler() {
            @Override
            public long now() {
                return System.nanoTime();
            }

            @Override
            public long turn() {
                return loop.now();
            }

            @Override
            public Alarm alarm(String name, Runnable handler) {
                Timer timer = loop.timer(name, nowNanos -> handler.run());
                return new Alarm() {
                    @Override
                    public void armAt(long deadlineNanos) {
                        timer.armAt(deadlineNanos);
                    }

                    @Override
                    public void cancel() {
                        timer.cancel();
                    }
                };
            }
        };
    }
}
