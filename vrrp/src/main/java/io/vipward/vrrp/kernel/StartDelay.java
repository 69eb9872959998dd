package io.vipward.vrrp.kernel;

import io.vipward.vrrp.core.Message;
import io.vipward.vrrp.core.Notice;
import java.math.BigDecimal;

/** {@code vrrp_startup_delay}, and what is said about it. */
final class StartDelay {
    private static final int NANO_DIGITS = 9;

    private final VrrpScheduler scheduler;
    private final VrrpScheduler.Alarm alarm;

    StartDelay(VrrpScheduler scheduler) {
        this.scheduler = scheduler;
        this.alarm = scheduler.alarm("start", () -> VrrpLog.write(Notice.of(Message.DELAYED_START_COMPLETED)));
    }

    /** Begins; gives the time of its end, which is long past if there is no delay. */
    long begin(long delayNanos) {
        if (delayNanos == 0) {
            return Long.MIN_VALUE;
        }
        VrrpLog.write(Notice.of(Message.DELAYING_STARTUP, brief(delayNanos)));
        long until = scheduler.now() + delayNanos;
        alarm.armAt(until);
        return until;
    }

    void cancel() {
        alarm.cancel();
    }

    /** As printf's %g writes seconds. */
    private static String brief(long nanos) {
        return BigDecimal.valueOf(nanos, NANO_DIGITS).stripTrailingZeros().toPlainString();
    }
}
