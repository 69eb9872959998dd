package io.vipward.vrrp.kernel.holdings;

import io.vipward.netlink.route.KernelChange;
import io.vipward.vrrp.core.Notice;

/** Where {@link StaticItemsKeeper} has things done. Called on the engine's thread. */
public interface StaticChanges {
    /**
     * Has a change made, in the order of the calls. It is no failure to add what is there, nor to delete what is not there.
     *
     * @param what for the log, should the kernel refuse: {@code cannot add static address 10.0.0.1/24 dev eth0}
     */
    void submit(String what, KernelChange change);

    /** Has something said in the log. */
    void log(Notice notice);
}
