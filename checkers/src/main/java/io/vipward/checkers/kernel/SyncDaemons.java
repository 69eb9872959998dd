package io.vipward.checkers.kernel;

import io.vipward.checkers.core.KernelSettings;
import io.vipward.ipvs.kernel.IpvsKernel;
import io.vipward.ipvs.kernel.KernelAnswer;
import io.vipward.ipvs.table.SyncDaemon;
import io.vipward.ipvs.table.SyncDaemon.Role;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.wire.NetlinkMessage;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's sync daemons: both, or the one that goes with an instance's state, which may be told before they are wanted.
 * On the loop's thread.
 */
final class SyncDaemons {
    /** A thread of the kernel that is ended before it ran blocks the whole of generic netlink; this is a tick and more. */
    static final long SETTLING_NANOS = 60_000_000L;

    private static final long RETRY_NANOS = 10_000_000_000L;

    private final IpvsKernel kernel;
    private final EventLog log;
    private final Alarms alarms;
    private final Alarms.Alarm alarm;
    private final Set<String> masters = new HashSet<>();
    private final Map<Role, SyncDaemon> running = new EnumMap<>(Role.class);
    private final Map<Role, Long> startedAtNanos = new EnumMap<>(Role.class);
    private final Set<Role> saidRefusals = EnumSet.noneOf(Role.class);
    private KernelSettings.@Nullable Sync sync;
    private @Nullable Runnable whenStopped;

    SyncDaemons(IpvsKernel kernel, EventLog log, Alarms alarms) {
        this.kernel = kernel;
        this.log = log;
        this.alarms = alarms;
        this.alarm = alarms.alarm("sync daemons", now -> settle());
    }

    /** Goes over to another configuration. What runs already, from an earlier run, say, is taken over where it fits. */
    void become(KernelSettings.@Nullable Sync next) {
        if (next == null && sync == null) {
            return;
        }
        sync = next;
        saidRefusals.clear();
        KernelAnswer<List<SyncDaemon>> answer = kernel.daemons();
        if (answer instanceof KernelAnswer.Given<List<SyncDaemon>> given) {
            running.clear();
            given.value().forEach(each -> running.put(each.role(), each));
        }
        settle();
    }

    /** An instance is in another state. */
    void instanceIs(String instance, boolean master) {
        boolean changed = master ? masters.add(instance) : masters.remove(instance);
        if (changed && sync != null) {
            settle();
        }
    }

    /** Ends what runs, as soon as that is safe. */
    void stop(Runnable whenDone) {
        if (sync == null) {
            whenDone.run();
            return;
        }
        sync = null;
        whenStopped = whenDone;
        settle();
    }

    private void settle() {
        alarm.cancel();
        for (SyncDaemon daemon : List.copyOf(running.values())) {
            if (!fits(daemon)) {
                long safeAt = startedAtNanos.getOrDefault(daemon.role(), Long.MIN_VALUE / 2) + SETTLING_NANOS;
                if (alarms.now() - safeAt < 0) {
                    alarm.setAt(safeAt);
                    return;
                }
                stop(daemon);
            }
        }
        wanted().stream().filter(role -> !running.containsKey(role)).forEach(this::start);
        Runnable told = whenStopped;
        whenStopped = null;
        if (told != null) {
            told.run();
        }
    }

    private Set<Role> wanted() {
        if (sync == null) {
            return Set.of();
        }
        String instance = sync.instance();
        if (instance == null) {
            return EnumSet.allOf(Role.class);
        }
        return EnumSet.of(masters.contains(instance) ? Role.MASTER : Role.BACKUP);
    }

    private boolean fits(SyncDaemon daemon) {
        return sync != null
                && wanted().contains(daemon.role())
                && sync.daemon().as(daemon.role()).matches(daemon);
    }

    private void start(Role role) {
        if (sync == null) {
            return;
        }
        SyncDaemon daemon = sync.daemon().as(role);
        KernelAnswer<List<NetlinkMessage>> answer = kernel.start(daemon);
        if (answer instanceof KernelAnswer.Refused<List<NetlinkMessage>> refused) {
            if (saidRefusals.add(role)) {
                log.error("IPVS: cannot start the " + role.text() + " sync daemon on " + daemon.interfaceName() + ": "
                        + refused.text() + " (" + refused.errno() + "); it is tried again");
            }
            alarm.setAt(alarms.now() + RETRY_NANOS);
        } else {
            saidRefusals.remove(role);
            running.put(role, daemon);
            startedAtNanos.put(role, alarms.now());
        }
    }

    /** One that somebody else ended has ended. */
    private void stop(SyncDaemon daemon) {
        running.remove(daemon.role());
        if (kernel.stop(daemon) instanceof KernelAnswer.Refused<List<NetlinkMessage>> refused
                && refused.errno() != Errno.ESRCH) {
            log.error("IPVS: cannot end the " + daemon.role().text() + " sync daemon: " + refused.text() + " ("
                    + refused.errno() + ")");
        }
    }
}
