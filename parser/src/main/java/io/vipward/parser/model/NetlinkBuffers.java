package io.vipward.parser.model;

/**
 * Receive buffers of netlink sockets.
 *
 * @param vrrpCommand {@code vrrp_netlink_cmd_rcv_bufs}
 * @param vrrpMonitor {@code vrrp_netlink_monitor_rcv_bufs}
 * @param lvsCommand {@code lvs_netlink_cmd_rcv_bufs}
 * @param lvsMonitor {@code lvs_netlink_monitor_rcv_bufs}
 * @param processMonitor {@code process_monitor_rcv_bufs}
 */
public record NetlinkBuffers(
        Buffer vrrpCommand, Buffer vrrpMonitor, Buffer lvsCommand, Buffer lvsMonitor, Buffer processMonitor) {
    public static final NetlinkBuffers DEFAULT =
            new NetlinkBuffers(Buffer.DEFAULT, Buffer.DEFAULT, Buffer.DEFAULT, Buffer.DEFAULT, Buffer.DEFAULT);

    /**
     * One of them.
     *
     * @param bytes 0..2^32-1, 0 for the kernel's default
     * @param force {@code ..._force}: beyond the system's limit
     */
    public record Buffer(long bytes, boolean force) {
        public static final Buffer DEFAULT = new Buffer(0, false);
    }
}
