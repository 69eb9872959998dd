package io.vipward.vrrp.kernel;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.route.AddressChange;
import io.vipward.netlink.route.IpRouteChange;
import io.vipward.netlink.route.IpRuleChange;
import io.vipward.netlink.route.KernelChange;
import io.vipward.netlink.wire.Reply;
import io.vipward.vrrp.core.Notice;
import io.vipward.vrrp.kernel.holdings.StaticChanges;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes addresses, routes and rules. Changes are collected over a turn of the loop and made in one batch, followed by what
 * had to wait for them: announcements and reports. Adverts never wait here.
 */
final class KernelWork implements StaticChanges {
    private final VrrpKernel kernel;
    private final OwnDeletions ownDeletions;
    private final List<Wanted> changes = new ArrayList<>();
    private final List<Runnable> afterwards = new ArrayList<>();

    /**
     * One change.
     *
     * @param what it is, for the line that says that it was refused
     */
    private record Wanted(String what, KernelChange change) {}

    KernelWork(VrrpKernel kernel, OwnDeletions ownDeletions) {
        this.kernel = kernel;
        this.ownDeletions = ownDeletions;
    }

    @Override
    public void log(Notice notice) {
        VrrpLog.write(notice);
    }

    @Override
    public void submit(String what, KernelChange change) {
        changes.add(new Wanted(what, change));
    }

    /** Has something done once the changes are made. */
    void afterwards(Runnable work) {
        afterwards.add(work);
    }

    boolean pending() {
        return !changes.isEmpty() || !afterwards.isEmpty();
    }

    /**
     * Does everything that has been asked for.
     *
     * @return false if the kernel did not answer, so that nobody knows what it did
     */
    boolean flush() {
        List<Wanted> batch = List.copyOf(changes);
        List<Runnable> after = List.copyOf(afterwards);
        changes.clear();
        afterwards.clear();
        boolean certain = true;
        if (!batch.isEmpty()) {
            // What is removed here is not somebody else's doing, however soon the kernel says so.
            batch.forEach(wanted -> ownDeletions.expect(wanted.change()));
            List<KernelChange> wantedChanges = new ArrayList<>(batch.size());
            batch.forEach(wanted -> wantedChanges.add(wanted.change()));
            List<Reply> replies = kernel.apply(wantedChanges);
            for (int index = 0; index < batch.size(); index++) {
                certain &= settle(batch.get(index), replies.get(index));
            }
        }
        after.forEach(Runnable::run);
        return certain;
    }

    private boolean settle(Wanted wanted, Reply reply) {
        if (!(reply instanceof Reply.Failed failed)) {
            return true;
        }
        ownDeletions.didNotHappen(wanted.change());
        if (!harmless(wanted.change(), failed.errno())) {
            VrrpLog.refused(wanted.what(), failed.describe());
        }
        return failed.errno() != Errno.ETIMEDOUT && failed.errno() != Errno.ENOBUFS;
    }

    /** What was wanted is so already. */
    private static boolean harmless(KernelChange change, Errno errno) {
        boolean adds = change instanceof AddressChange.Add
                || change instanceof IpRouteChange.Add
                || change instanceof IpRuleChange.Add;
        if (adds) {
            return errno == Errno.EEXIST;
        }
        return errno == Errno.EADDRNOTAVAIL || errno == Errno.ENODEV || errno == Errno.ESRCH || errno == Errno.ENOENT;
    }
}
