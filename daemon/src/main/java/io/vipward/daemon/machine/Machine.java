package io.vipward.daemon.machine;

import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.wire.NetlinkChannel;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.NetlinkBuffers;
import io.vipward.vrrp.kernel.LinuxVrrpKernel;
import io.vipward.vrrp.kernel.VrrpKernel;

/** What the engines run on. */
public interface Machine {
    /** This one. */
    Machine REAL = new Machine() {
        @Override
        public boolean imagined() {
            return false;
        }

        @Override
        public Configuration adapt(Configuration configuration) {
            return configuration;
        }

        @Override
        public VrrpKernel vrrp(EventLoop loop, NetlinkBuffers buffers) throws SystemCallException {
            return LinuxVrrpKernel.open(loop, buffers);
        }

        @Override
        public NetlinkChannel ipvs(NetlinkChannel real) {
            return real;
        }
    };

    /** Whether nothing that is done to it happens. */
    boolean imagined();

    /** What of a configuration can be run on it; what cannot is said. */
    Configuration adapt(Configuration configuration);

    /**
     * What VRRP needs of the kernel.
     *
     * @throws SystemCallException if the kernel refuses
     */
    VrrpKernel vrrp(EventLoop loop, NetlinkBuffers buffers) throws SystemCallException;

    /**
     * What the checkers change.
     *
     * @param real to NETLINK_GENERIC, in use for as long as the returned one
     */
    NetlinkChannel ipvs(NetlinkChannel real);
}
