package io.vipward.vrrp.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.RouteListener;
import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.model.NetlinkBuffers;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code vrrp_netlink_cmd_rcv_bufs} and {@code vrrp_netlink_monitor_rcv_bufs}, which the kernel doubles. */
@Tag("kernel")
class NetlinkBuffersIT {
    @Test
    void socketsHaveTheBuffersThatAreWritten() throws Exception {
        NetlinkBuffers buffers = Objects.requireNonNull(ConfigurationParser.parse(
                                "a.conf",
                                "global_defs {\nvrrp_netlink_cmd_rcv_bufs 40960\n"
                                        + "vrrp_netlink_monitor_rcv_bufs 50000000\nvrrp_netlink_monitor_rcv_bufs_force\n}\n")
                        .configuration())
                .global()
                .process()
                .buffers();

        try (EventLoop loop = new EventLoop("buffers");
                LinuxVrrpKernel kernel = LinuxVrrpKernel.open(loop, buffers)) {
            kernel.watch(new Deaf());

            String sockets = sockets();
            assertTrue(sockets.contains("rb81920,"), sockets);
            assertTrue(sockets.contains("rb100000000,"), sockets);
        }
    }

    private static String sockets() throws Exception {
        Process process = new ProcessBuilder("ss", "-A", "netlink", "-a", "-m").start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Does not care. */
    private static final class Deaf implements RouteListener {
        @Override
        public void linkChanged(Link link) {}

        @Override
        public void linkRemoved(Link link) {}

        @Override
        public void addressAdded(InterfaceAddress address) {}

        @Override
        public void addressRemoved(InterfaceAddress address) {}

        @Override
        public void resync() {}
    }
}
