package io.vipward.vrrp.simulation;

import io.vipward.vrrp.core.InstanceSettings.Identity;
import io.vipward.vrrp.core.Phase;
import io.vipward.vrrp.core.RunningInstance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The timers of one daemon: one for each instance, for its latest deadline. One thread. */
final class Alarms {
    private final Agenda agenda;
    private final NodeClock clock;
    private final Consumer<Identity> whenDue;
    private final Map<Identity, Alarm> alarms = new HashMap<>();
    private long set;

    /**
     * A deadline of an instance.
     *
     * @param number that no other alarm has
     */
    private record Alarm(Identity identity, long deadlineNanos, long number) {}

    Alarms(Agenda agenda, NodeClock clock, Consumer<Identity> whenDue) {
        this.agenda = agenda;
        this.clock = clock;
        this.whenDue = whenDue;
    }

    void set(RunningInstance instance) {
        long deadline = instance.state().nextDeadlineNanos();
        Alarm before = alarms.get(instance.identity());
        if (deadline == Phase.NEVER) {
            alarms.remove(instance.identity());
        } else if (before == null || before.deadlineNanos() != deadline) {
            put(new Alarm(instance.identity(), deadline, set++));
        }
    }

    /** The clock runs at another speed: every deadline comes at another time. */
    void reset() {
        for (Alarm alarm : List.copyOf(alarms.values())) {
            put(new Alarm(alarm.identity(), alarm.deadlineNanos(), set++));
        }
    }

    /** Lets ring what should have rung already, in the order of the deadlines. */
    void catchUp() {
        long now = clock.monotonic(agenda.now());
        List<Alarm> due = new ArrayList<>(alarms.values());
        due.removeIf(alarm -> alarm.deadlineNanos() > now);
        due.sort(Comparator.comparingLong(Alarm::deadlineNanos).thenComparingLong(Alarm::number));
        due.forEach(this::ring);
    }

    void clear() {
        alarms.clear();
    }

    private void put(Alarm alarm) {
        alarms.put(alarm.identity(), alarm);
        agenda.at(clock.simulated(alarm.deadlineNanos()), () -> ring(alarm));
    }

    private void ring(Alarm alarm) {
        if (alarm.equals(alarms.get(alarm.identity()))) {
            whenDue.accept(alarm.identity());
        }
    }
}
