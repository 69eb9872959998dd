package io.vipward.vrrp.kernel;

import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.nftables.FirewallOptions;
import io.vipward.netlink.nftables.VmacLink;
import io.vipward.vrrp.kernel.vmac.VmacFirewall;
import java.util.List;

/** The packet filter of an engine that runs nothing, in the namespace of the thread that makes it. */
public final class EngineFilter implements VmacFirewall {
    private final EventLoop loop = new EventLoop("filter");
    private final VrrpEngine engine = new VrrpEngine(loop, LinuxVrrpKernel.open(loop), TransitionListener.NONE);

    public EngineFilter() throws SystemCallException {}

    @Override
    public void silence(List<VmacLink> links) {
        engine.silence(FirewallOptions.DEFAULT, links);
    }

    @Override
    public void close() {
        engine.stop(loop::close);
    }
}
