package io.vipward.checkers.kernel;

import io.vipward.checkers.core.DesiredTable;
import io.vipward.checkers.core.Running;
import io.vipward.checkers.core.ServerPlan;
import io.vipward.checkers.core.VirtualServerState;
import io.vipward.ipvs.kernel.ApplyResult;
import io.vipward.ipvs.kernel.DumpResult;
import io.vipward.ipvs.kernel.IpvsKernel;
import io.vipward.ipvs.kernel.IpvsUnavailable;
import io.vipward.ipvs.table.Change;
import io.vipward.ipvs.table.Destination;
import io.vipward.ipvs.table.DestinationKey;
import io.vipward.ipvs.table.Difference;
import io.vipward.ipvs.table.IpvsListing;
import io.vipward.ipvs.table.IpvsTable;
import io.vipward.ipvs.table.Ownership;
import io.vipward.ipvs.table.Service;
import io.vipward.ipvs.table.ServiceKey;
import io.vipward.netlink.linux.Errno;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings the kernel's table to what is wanted. A change that the kernel refuses is said once and asked for again later; the
 * others are made. On the loop's thread.
 */
final class Reconciler {
    /** Events that come sooner do not ask again. */
    private static final long RETRY_AFTER_NANOS = 1_000_000_000L;

    /** Where no event comes. */
    private static final long RETRY_ALARM_NANOS = 10_000_000_000L;

    /** How often the kernel is asked whether somebody else changed the table: it does not tell. */
    static final long LOOK_NANOS = 10_000_000_000L;

    /** The least time between two such looks for each entry of the table: a big one is not listed all the time. */
    static final long LOOK_NANOS_PER_ENTRY = 2_000_000L;

    private final IpvsKernel kernel;
    private final EventLog log;
    private final Supplier<List<Running>> wanted;
    private final TableMirror mirror = new TableMirror();
    private final Set<String> saidRefusals = new HashSet<>();
    private @Nullable String unavailable;
    private final Alarms.Alarm retryAlarm;
    private final Alarms.Alarm lookAlarm;
    /** Services for which several virtual servers have to be asked. */
    private Set<ServiceKey> shared = Set.of();

    private boolean incomplete;
    private long retryAtNanos;

    /** @param wanted what runs at the moment of asking */
    Reconciler(IpvsKernel kernel, EventLog log, Alarms alarms, Supplier<List<Running>> wanted) {
        this.kernel = kernel;
        this.log = log;
        this.wanted = wanted;
        this.retryAlarm = alarms.alarm("ask IPVS again", this::retry);
        this.lookAlarm = alarms.alarm("look at the table of IPVS", now -> look(now));
    }

    /** Why IPVS cannot be used, or null. */
    @Nullable
    String unavailable() {
        return unavailable;
    }

    /**
     * Looks at the kernel's whole table and makes it the wanted one.
     *
     * @param before what ran until now: what it owned may be deleted
     * @return whether IPVS can be used
     */
    boolean adopt(Collection<Running> before, long nowNanos) {
        return adopt(before, false, nowNanos);
    }

    /** Whether the table is still what we made it; what is not is said and put right. */
    private void look(long nowNanos) {
        adopt(wanted.get(), true, nowNanos);
    }

    /** @param ours whether differences from what is wanted are somebody else's */
    private boolean adopt(Collection<Running> before, boolean ours, long nowNanos) {
        List<Running> running = wanted.get();
        Ownership ownership = DesiredTable.ownership(before).and(DesiredTable.ownership(running));
        DumpResult result = kernel.dump();
        if (result instanceof IpvsUnavailable gone) {
            becameUnavailable(gone, nowNanos);
            return false;
        }
        IpvsListing listing = ((DumpResult.Dumped) result).listing();
        listing.faults().forEach(fault -> log.trace("IPVS table: " + fault + "; left as it is"));
        unavailable = null;
        incomplete = false;
        shared = DesiredTable.shared(running);
        mirror.replace(listing.table());
        List<Change> changes = Difference.between(mirror.table(), DesiredTable.of(running), ownership);
        if (ours) {
            sayOutside(changes);
        }
        send(changes, nowNanos);
        lookAlarm.setAt(nowNanos + Math.max(LOOK_NANOS, mirror.entries() * LOOK_NANOS_PER_ENTRY));
        return unavailable == null;
    }

    /** What the kernel refused us is nobody else's doing. */
    private void sayOutside(List<Change> changes) {
        List<Change> repairs = changes.stream()
                .filter(change -> !saidRefusals.contains(change.text()))
                .toList();
        if (!repairs.isEmpty()) {
            log.warn(OutsideChanges.text(repairs));
        }
    }

    /** One virtual server has changed as a whole. */
    void update(ServerPlan plan, VirtualServerState state, long nowNanos) {
        if (mustCatchUp(nowNanos)) {
            return;
        }
        List<Change> changes = new ArrayList<>();
        for (ServiceKey key : plan.services()) {
            if (!shared.contains(key)) {
                IpvsTable desired = IpvsTable.of(DesiredTable.entry(key, plan, state));
                changes.addAll(Difference.between(mirror.only(key), desired, DesiredTable.ownership(key, plan)));
            }
        }
        changes.addAll(sharedChanges(plan));
        apply(changes, nowNanos);
    }

    /** What one virtual server no longer wants, another one may. */
    private List<Change> sharedChanges(ServerPlan plan) {
        List<Change> changes = new ArrayList<>();
        for (ServiceKey key : plan.services()) {
            if (shared.contains(key)) {
                List<Running> users = wanted.get().stream()
                        .filter(each -> each.plan().services().contains(key))
                        .toList();
                IpvsTable.Entry desired = DesiredTable.of(users).find(key);
                changes.addAll(Difference.between(
                        mirror.only(key),
                        desired == null ? IpvsTable.EMPTY : IpvsTable.of(desired),
                        DesiredTable.ownership(users)));
            }
        }
        return changes;
    }

    /** One real server has changed. */
    void update(ServerPlan plan, VirtualServerState state, int realServer, long nowNanos) {
        if (mustCatchUp(nowNanos)) {
            return;
        }
        List<Change> changes = new ArrayList<>();
        for (ServiceKey service : plan.services()) {
            if (mirror.service(service) == null || shared.contains(service)) {
                update(plan, state, nowNanos);
                return;
            }
            changes.addAll(changes(service, plan, state, realServer));
        }
        apply(changes, nowNanos);
    }

    private List<Change> changes(ServiceKey service, ServerPlan plan, VirtualServerState state, int realServer) {
        DestinationKey key = DesiredTable.key(service, plan, realServer);
        Service known = mirror.service(service);
        if (key == null || known == null) {
            return List.of();
        }
        Destination destination = DesiredTable.destination(service, plan, state, realServer);
        IpvsTable desired =
                IpvsTable.of(IpvsTable.Entry.of(known, destination == null ? List.of() : List.of(destination)));
        Ownership ownership = new Ownership(Set.of(), Map.of(service, Set.of(key)));
        return Difference.between(mirror.only(known, key), desired, ownership);
    }

    /** Something happened: a good moment to ask again for what the kernel refused, though not all the time. */
    void retry(long nowNanos) {
        if (incomplete && nowNanos - retryAtNanos >= 0) {
            mustCatchUp(nowNanos);
        }
    }

    /** Makes the whole table right where single changes would build on something that is not there. */
    private boolean mustCatchUp(long nowNanos) {
        if (!incomplete) {
            return false;
        }
        if (unavailable != null) {
            adopt(wanted.get(), nowNanos);
            return true;
        }
        List<Running> running = wanted.get();
        incomplete = false;
        apply(Difference.between(mirror.table(), DesiredTable.of(running), DesiredTable.ownership(running)), nowNanos);
        return true;
    }

    /** Sends changes; where the table turns out to be another one than we thought, looks at all of it. */
    private void apply(List<Change> changes, long nowNanos) {
        if (send(changes, nowNanos)) {
            look(nowNanos);
        }
    }

    /** Returns whether the table was not what the changes took it for. */
    private boolean send(List<Change> changes, long nowNanos) {
        if (log.tracing()) {
            changes.forEach(change -> log.trace("IPVS: " + change.text() + " (" + change.reason() + ")"));
        }
        ApplyResult result = kernel.apply(changes);
        if (result instanceof IpvsUnavailable gone) {
            becameUnavailable(gone, nowNanos);
            return false;
        }
        ApplyResult.Applied applied = (ApplyResult.Applied) result;
        Set<Change> refused = new HashSet<>();
        Set<ServiceKey> missing = new HashSet<>();
        for (ApplyResult.Failure failure : applied.failures()) {
            refused.add(failure.change());
            if (failure.change() instanceof Change.AddService add) {
                missing.add(add.service().key());
            }
        }
        for (Change change : changes) {
            if (!refused.contains(change)) {
                mirror.accepted(change);
                forgive(change);
            }
        }
        for (ApplyResult.Failure failure : applied.failures()) {
            sayRefusal(failure, missing);
        }
        if (!refused.isEmpty()) {
            becameIncomplete(nowNanos);
        }
        return applied.drifted();
    }

    private void forgive(Change change) {
        if (!saidRefusals.isEmpty()) {
            saidRefusals.remove(change.text());
        }
    }

    /** The destinations of a service that was refused are refused, too; one line is enough for all. */
    private void sayRefusal(ApplyResult.Failure failure, Set<ServiceKey> missing) {
        Change change = failure.change();
        boolean follows = failure.errno() == Errno.ESRCH
                && change instanceof Change.OfDestination
                && missing.contains(change.service().key());
        if (!follows && saidRefusals.add(change.text())) {
            log.error("IPVS: cannot " + change.text() + ": " + failure.text() + " (" + failure.errno()
                    + "); it is tried again");
        }
    }

    private void becameUnavailable(IpvsUnavailable gone, long nowNanos) {
        if (unavailable == null) {
            log.error("IPVS: " + gone.text() + "; virtual servers are not served");
        }
        unavailable = gone.text();
        mirror.replace(IpvsTable.EMPTY);
        becameIncomplete(nowNanos);
    }

    private void becameIncomplete(long nowNanos) {
        incomplete = true;
        retryAtNanos = nowNanos + RETRY_AFTER_NANOS;
        retryAlarm.setAt(nowNanos + RETRY_ALARM_NANOS);
    }

    /** No more is asked for. */
    void cancel() {
        incomplete = false;
        retryAlarm.cancel();
        lookAlarm.cancel();
    }
}
