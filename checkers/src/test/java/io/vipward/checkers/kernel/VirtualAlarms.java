package io.vipward.checkers.kernel;

import java.util.Comparator;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/** Alarms on a clock that the test moves. */
final class VirtualAlarms implements Alarms {
    private final TreeSet<Entry> queue = new TreeSet<>(
            Comparator.<Entry>comparingLong(entry -> entry.deadline).thenComparingLong(entry -> entry.order));
    private long now;
    private long orders;

    @Override
    public long now() {
        return now;
    }

    @Override
    public Alarm alarm(String name, LongConsumer whenDue) {
        return new Entry(whenDue);
    }

    /** Moves the clock, stopping at every deadline on the way. */
    void advanceTo(long nanos) {
        while (!queue.isEmpty() && queue.first().deadline <= nanos) {
            Entry due = queue.pollFirst();
            now = Math.max(now, due.deadline);
            due.whenDue.accept(now);
        }
        now = nanos;
    }

    boolean idle() {
        return queue.isEmpty();
    }

    private final class Entry implements Alarm {
        private final LongConsumer whenDue;
        private long deadline;
        private long order;

        Entry(LongConsumer whenDue) {
            this.whenDue = whenDue;
        }

        @Override
        public void setAt(long deadlineNanos) {
            queue.remove(this);
            deadline = deadlineNanos;
            order = orders++;
            queue.add(this);
        }

        @Override
        public void cancel() {
            queue.remove(this);
        }
    }
}
