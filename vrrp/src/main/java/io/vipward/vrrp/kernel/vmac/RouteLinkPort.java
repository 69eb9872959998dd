package io.vipward.vrrp.kernel.vmac;

import io.vipward.netlink.channel.NetlinkSocket;
import io.vipward.netlink.channel.Protocol;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.KernelChange;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.RouteKernel;
import io.vipward.netlink.sysctl.ProcSysctls;
import io.vipward.netlink.sysctl.Sysctls;
import io.vipward.netlink.wire.Reply;
import java.util.List;
import java.util.Optional;

/** The kernel, in the network namespace of the calling threads, which must be the same for all calls. */
final class RouteLinkPort implements LinkPort {
    private final NetlinkSocket socket;
    private final RouteKernel kernel;
    private final Sysctls sysctls = new ProcSysctls();

    private RouteLinkPort(NetlinkSocket socket) {
        this.socket = socket;
        this.kernel = new RouteKernel(socket);
    }

    static RouteLinkPort open() throws SystemCallException {
        return new RouteLinkPort(NetlinkSocket.open(Protocol.ROUTE));
    }

    @Override
    public List<Link> links() throws SystemCallException {
        return kernel.links();
    }

    @Override
    public Optional<Link> link(String name) throws SystemCallException {
        return kernel.link(name);
    }

    @Override
    public List<InterfaceAddress> addresses() throws SystemCallException {
        return kernel.addresses();
    }

    @Override
    public Reply apply(KernelChange change) {
        return kernel.apply(change);
    }

    @Override
    public Sysctls sysctls() {
        return sysctls;
    }

    @Override
    public void close() {
        socket.close();
    }
}
