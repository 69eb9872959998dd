package io.vipward.vrrp.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Time that passes when a test says so. */
public final class ManualScheduler implements VrrpScheduler {
    private static final long NOT_SET = Long.MAX_VALUE;

    private final List<ManualAlarm> alarms = new ArrayList<>();
    private long now;
    private long lateNanos;
    private long orders;

    /** One alarm. */
    private final class ManualAlarm implements Alarm {
        private final Runnable handler;
        private long deadline = NOT_SET;
        private long order;

        ManualAlarm(Runnable handler) {
            this.handler = handler;
        }

        @Override
        public void armAt(long deadlineNanos) {
            deadline = deadlineNanos;
            order = orders++;
        }

        @Override
        public void cancel() {
            deadline = NOT_SET;
        }
    }

    @Override
    public long now() {
        return now + lateNanos;
    }

    @Override
    public long turn() {
        return now;
    }

    /** How long the turn that is under way has been going on. */
    public void lateInTurn(long nanos) {
        lateNanos = nanos;
    }

    @Override
    public Alarm alarm(String name, Runnable handler) {
        ManualAlarm alarm = new ManualAlarm(handler);
        alarms.add(alarm);
        return alarm;
    }

    /** Lets time pass and everything happen that falls into it. */
    public void advance(long nanos) {
        long until = now + nanos;
        Optional<ManualAlarm> next = next(until);
        while (next.isPresent()) {
            ManualAlarm due = next.get();
            now = Math.max(now, due.deadline);
            due.deadline = NOT_SET;
            due.handler.run();
            next = next(until);
        }
        now = until;
    }

    /** Lets what is due now happen. */
    public void nextTurn() {
        advance(0);
    }

    private Optional<ManualAlarm> next(long until) {
        return alarms.stream()
                .filter(alarm -> alarm.deadline != NOT_SET && alarm.deadline <= until)
                .min(Comparator.<ManualAlarm>comparingLong(alarm -> alarm.deadline)
                        .thenComparingLong(alarm -> alarm.order));
    }
}
