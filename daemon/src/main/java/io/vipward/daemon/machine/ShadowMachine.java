package io.vipward.daemon.machine;

import io.vipward.ipvs.kernel.IpvsKernel;
import io.vipward.ipvs.shadow.ShadowIpvs;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.wire.NetlinkChannel;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.NetlinkBuffers;
import io.vipward.vrrp.kernel.LinuxVrrpKernel;
import io.vipward.vrrp.kernel.VrrpKernel;
import io.vipward.vrrp.shadow.ShadowKernel;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code --shadow}: this machine is read, and what would be changed on it is said instead. */
public final class ShadowMachine implements Machine {
    private static final Logger LOG = LoggerFactory.getLogger(ShadowMachine.class);

    /** Of one turn of a loop; a table of ten thousand real servers is not read line by line. */
    private static final int LINES = 20;

    @Override
    public boolean imagined() {
        return true;
    }

    @Override
    public Configuration adapt(Configuration configuration) {
        ShadowConfiguration.Adapted adapted = ShadowConfiguration.of(configuration);
        adapted.leftOut().forEach(what -> LOG.warn("Shadow: {}", what));
        return adapted.configuration();
    }

    @Override
    public VrrpKernel vrrp(EventLoop loop, NetlinkBuffers buffers) throws SystemCallException {
        return new ShadowKernel(LinuxVrrpKernel.open(loop, buffers), loop::post, ShadowMachine::would);
    }

    @Override
    public NetlinkChannel ipvs(NetlinkChannel real) {
        return ShadowIpvs.over(new IpvsKernel(real), ShadowMachine::would);
    }

    private static void would(List<String> changes) {
        changes.stream().limit(LINES).forEach(change -> LOG.info("Shadow: would {}", change));
        if (changes.size() > LINES) {
            LOG.info("Shadow: and would make {} more changes", changes.size() - LINES);
        }
    }
}
