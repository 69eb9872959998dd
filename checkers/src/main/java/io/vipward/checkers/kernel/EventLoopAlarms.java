package io.vipward.checkers.kernel;

import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Timer;
import java.util.function.LongConsumer;

/** The real event loop's timers. */
final class EventLoopAlarms implements Alarms {
    private final EventLoop loop;

    EventLoopAlarms(EventLoop loop) {
        this.loop = loop;
    }

    @Override
    public long now() {
        return loop.now();
    }

    @Override
    public Alarm alarm(String name, LongConsumer whenDue) {
        Timer timer = loop.timer(name, whenDue::accept);
        return new Alarm() {
            @Override
            public void setAt(long deadlineNanos) {
                timer.armAt(deadlineNanos);
            }

            @Override
            public void cancel() {
                timer.cancel();
            }
        };
    }
}
