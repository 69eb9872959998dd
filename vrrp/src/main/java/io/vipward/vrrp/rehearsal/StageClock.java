package io.vipward.vrrp.rehearsal;

import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Timer;
import io.vipward.vrrp.kernel.VrrpScheduler;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Time that passes as fast as it can be played. What becomes due is called by a real loop's real timer, so that the loop is
 * rehearsed, too. For one thread.
 */
final class StageClock implements VrrpScheduler, AutoCloseable {
    private final EventLoop loop;
    private final Timer cue;
    private final List<StageAlarm> armed = new ArrayList<>();
    private long now;
    private long until;
    private long orders;

    /** One alarm. */
    private final class StageAlarm implements Alarm {
        private final Runnable handler;
        private long deadline;
        private long order;

        StageAlarm(Runnable handler) {
            this.handler = handler;
        }

        @Override
        public void armAt(long deadlineNanos) {
            cancel();
            deadline = deadlineNanos;
            order = orders++;
            armed.add(this);
        }

        @Override
        public void cancel() {
            armed.remove(this);
        }

        boolean before(StageAlarm other) {
            return deadline != other.deadline ? deadline < other.deadline : order < other.order;
        }
    }

    StageClock() throws SystemCallException {
        loop = new EventLoop("rehearsal");
        cue = loop.timer("cue", at -> playNext());
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public long turn() {
        return now;
    }

    @Override
    public Alarm alarm(String name, Runnable handler) {
        return new StageAlarm(handler);
    }

    /** Has something done once, when it is due. */
    void at(long deadlineNanos, Runnable handler) {
        new StageAlarm(handler).armAt(deadlineNanos);
    }

    /** Lets time pass and everything happen that falls into it. */
    void advance(long nanos) {
        until = now + nanos;
        cue.armAt(loop.now());
        loop.run();
        now = until;
    }

    @Override
    public void close() {
        loop.close();
    }

    private void playNext() {
        StageAlarm due = next();
        if (due == null) {
            loop.stop();
            return;
        }
        armed.remove(due);
        now = Math.max(now, due.deadline);
        due.handler.run();
        cue.armAt(loop.now());
    }

    private @Nullable StageAlarm next() {
        StageAlarm first = null;
        for (StageAlarm alarm : armed) {
            if (alarm.deadline <= until && (first == null || alarm.before(first))) {
                first = alarm;
            }
        }
        return first;
    }
}
