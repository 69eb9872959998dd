package io.vipward.checkers.kernel;

import io.vipward.checkers.core.KernelSettings;
import io.vipward.ipvs.kernel.FlushResult;
import io.vipward.ipvs.kernel.IpvsKernel;
import io.vipward.ipvs.kernel.IpvsUnavailable;
import io.vipward.ipvs.kernel.KernelAnswer;
import io.vipward.ipvs.table.ConnectionTimeouts;
import org.jspecify.annotations.Nullable;

/**
 * What holds for IPVS as a whole: flushes, time-outs, sync daemons. What is changed is put back at the end. On the loop's
 * thread.
 */
final class KernelWide {
    private final IpvsKernel kernel;
    private final EventLog log;
    private final SyncDaemons syncDaemons;
    private KernelSettings wanted = KernelSettings.DEFAULT;

    /** Before we changed them; null while we have not. */
    private @Nullable ConnectionTimeouts original;

    KernelWide(IpvsKernel kernel, EventLog log, Alarms alarms) {
        this.kernel = kernel;
        this.log = log;
        this.syncDaemons = new SyncDaemons(kernel, log, alarms);
    }

    /** For the next start or reload. */
    void want(KernelSettings settings) {
        wanted = settings;
    }

    KernelSettings wanted() {
        return wanted;
    }

    SyncDaemons syncDaemons() {
        return syncDaemons;
    }

    /** Before our first look at the table. */
    void flushAtStart() {
        if (wanted.flush()) {
            flush();
        }
    }

    /** Where IPVS is gone, whoever looks at the table says so. */
    void flush() {
        FlushResult result = kernel.flush();
        if (result instanceof IpvsUnavailable refused) {
            log.error("IPVS: the table cannot be emptied: " + refused.text());
        }
    }

    /** What is wanted now comes into effect. */
    void begin() {
        setTimeouts();
        syncDaemons.become(wanted.sync());
    }

    /** What an earlier configuration changed and this one does not is put back. */
    private void setTimeouts() {
        boolean wants = !wanted.timeouts().equals(KernelSettings.DEFAULT.timeouts());
        if (wants && original == null) {
            KernelAnswer<ConnectionTimeouts> answer = kernel.timeouts();
            if (answer instanceof KernelAnswer.Given<ConnectionTimeouts> given) {
                original = given.value();
            } else if (answer instanceof KernelAnswer.Refused<ConnectionTimeouts> refused) {
                log.error("IPVS: the time-outs of connections cannot be read: " + refused.text());
                return;
            }
        }
        if (original != null) {
            set(wanted.timeouts().or(original));
        }
    }

    private void set(ConnectionTimeouts timeouts) {
        KernelAnswer<?> answer = kernel.set(timeouts);
        if (answer instanceof KernelAnswer.Refused<?> refused) {
            log.error("IPVS: the time-outs of connections cannot be set: " + refused.text());
        }
    }

    /** @param whenDone when no sync daemon of ours runs any more */
    void end(Runnable whenDone) {
        if (original != null) {
            set(original);
            original = null;
        }
        syncDaemons.stop(whenDone);
    }
}
