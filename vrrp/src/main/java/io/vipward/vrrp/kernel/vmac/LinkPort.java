package io.vipward.vrrp.kernel.vmac;

import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.KernelChange;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.sysctl.Sysctls;
import io.vipward.netlink.wire.Reply;
import java.util.List;
import java.util.Optional;

/** What virtual interfaces need of the kernel. For one thread at a time. */
interface LinkPort extends AutoCloseable {
    /**
     * All interfaces.
     *
     * @throws SystemCallException if the kernel does not answer
     */
    List<Link> links() throws SystemCallException;

    /**
     * The interface of that name, if there is one.
     *
     * @throws SystemCallException if the kernel does not answer
     */
    Optional<Link> link(String name) throws SystemCallException;

    /**
     * All addresses.
     *
     * @throws SystemCallException if the kernel does not answer
     */
    List<InterfaceAddress> addresses() throws SystemCallException;

    /** Makes a change. */
    Reply apply(KernelChange change);

    /** The settings of the same network namespace. */
    Sysctls sysctls();

    @Override
    void close();
}
