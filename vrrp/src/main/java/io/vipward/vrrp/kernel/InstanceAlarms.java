package io.vipward.vrrp.kernel;

import io.vipward.vrrp.core.InstanceSettings.Identity;
import io.vipward.vrrp.core.Phase;
import io.vipward.vrrp.core.RunningInstance;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** One alarm per instance, set for its next deadline. */
final class InstanceAlarms {
    private final VrrpScheduler scheduler;
    private final Consumer<Identity> handler;
    private final Map<Identity, Armed> alarms = new HashMap<>();

    /** An alarm and what it is set for, {@link Phase#NEVER} if not. */
    private static final class Armed {
        private final VrrpScheduler.Alarm alarm;
        private long deadlineNanos = Phase.NEVER;

        Armed(VrrpScheduler.Alarm alarm) {
            this.alarm = alarm;
        }
    }

    /**
     * No alarms yet.
     *
     * @param handler called when an instance's deadline has come
     */
    InstanceAlarms(VrrpScheduler scheduler, Consumer<Identity> handler) {
        this.scheduler = scheduler;
        this.handler = handler;
    }

    void setFor(RunningInstance instance) {
        Identity identity = instance.identity();
        long deadline = instance.state().nextDeadlineNanos();
        Armed armed = alarms.get(identity);
        if (armed == null) {
            if (deadline == Phase.NEVER) {
                return;
            }
            armed = new Armed(scheduler.alarm(instance.name(), () -> rings(identity)));
            alarms.put(identity, armed);
        }
        if (deadline == Phase.NEVER) {
            armed.alarm.cancel();
            alarms.remove(identity);
        } else if (deadline != armed.deadlineNanos) {
            armed.deadlineNanos = deadline;
            armed.alarm.armAt(deadline);
        }
    }

    private void rings(Identity identity) {
        Armed armed = alarms.get(identity);
        if (armed != null) {
            armed.deadlineNanos = Phase.NEVER;
            handler.accept(identity);
        }
    }
}
