package io.vipward.vrrp.bfd.kernel;

import static io.vipward.vrrp.bfd.BfdState.NEVER;

import io.vipward.vrrp.bfd.RunningSession;
import io.vipward.vrrp.kernel.VrrpScheduler;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** One alarm per session, set for its next deadline. */
final class SessionAlarms {
    private final VrrpScheduler scheduler;
    private final Consumer<String> handler;
    private final Map<String, Armed> alarms = new HashMap<>();

    /** An alarm and what it is set for, {@link io.vipward.vrrp.bfd.BfdState#NEVER} if not. */
    private static final class Armed {
        private final VrrpScheduler.Alarm alarm;
        private long deadlineNanos = NEVER;

        Armed(VrrpScheduler.Alarm alarm) {
            this.alarm = alarm;
        }
    }

    /**
     * No alarms yet.
     *
     * @param handler called with a session's name when its deadline has come
     */
    SessionAlarms(VrrpScheduler scheduler, Consumer<String> handler) {
        this.scheduler = scheduler;
        this.handler = handler;
    }

    void setFor(RunningSession session) {
        String name = session.name();
        long deadline = session.state().nextDeadlineNanos();
        Armed armed = alarms.computeIfAbsent(name, none -> new Armed(scheduler.alarm(name, () -> rings(name))));
        if (deadline == armed.deadlineNanos) {
            return;
        }
        armed.deadlineNanos = deadline;
        if (deadline == NEVER) {
            armed.alarm.cancel();
        } else {
            armed.alarm.armAt(deadline);
        }
    }

    /** Sessions that are no more ring no more. */
    void retain(Set<String> names) {
        alarms.entrySet().removeIf(entry -> {
            boolean gone = !names.contains(entry.getKey());
            if (gone) {
                entry.getValue().alarm.cancel();
            }
            return gone;
        });
    }

    private void rings(String name) {
        Armed armed = alarms.get(name);
        if (armed != null) {
            armed.deadlineNanos = NEVER;
            handler.accept(name);
        }
    }
}
