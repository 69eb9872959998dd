package io.vipward.parser.model;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * What holds for all virtual servers.
 *
 * @param sync {@code lvs_sync_daemon}, null for none
 * @param flush {@code lvs_flush}: the kernel's table is emptied at the start
 */
public record LvsSettings(
        Timeouts timeouts,
        @Nullable SyncDaemon sync,
        boolean flush,
        FlushOnStop flushOnStop,
        Checking checking,
        FirewallMarks marks) {
    public static final LvsSettings DEFAULT =
            new LvsSettings(Timeouts.KERNEL, null, false, FlushOnStop.NO, Checking.DEFAULT, FirewallMarks.OFF);

    /**
     * {@code lvs_timeouts} in seconds, 0..2678400, 0 for the kernel's.
     *
     * @param tcpFin of connections that are being closed
     */
    public record Timeouts(int tcp, int tcpFin, int udp) {
        public static final Timeouts KERNEL = new Timeouts(0, 0, 0);
    }

    /**
     * Synchronisation of connections.
     *
     * @param instance whose state it follows, null for master and backup at once
     * @param id 0..255, null for the virtual router id of the instance, or 0
     */
    public record SyncDaemon(
            String interfaceName,
            @Nullable String instance,
            @Nullable Integer id,
            SyncTransport transport) {}

    /**
     * Its packets.
     *
     * @param most bytes of a packet, 1..65507, 0 for the kernel's default
     * @param port 1..65535, 0 for the kernel's default
     * @param hops time to live, 1..255, 0 for the kernel's default
     * @param group multicast group, null for the kernel's default
     */
    public record SyncTransport(
            int most, int port, int hops, @Nullable InetAddress group) {
        public static final SyncTransport KERNEL = new SyncTransport(0, 0, 0, null);
    }

    /** {@code lvs_flush_on_stop}. */
    public enum FlushOnStop {
        NO,
        /** Everything, one by one. */
        ALL,
        /** Virtual servers, which take their real servers along. */
        VIRTUAL_SERVERS
    }

    /**
     * What holds for all checkers.
     *
     * @param logAllFailures {@code checker_log_all_failures}
     * @param sharedProbes false for {@code vipward_no_shared_probes}
     */
    public record Checking(boolean logAllFailures, boolean sharedProbes) {
        public static final Checking DEFAULT = new Checking(false, true);
    }

    /**
     * Groups of virtual servers by firewall marks.
     *
     * @param table {@code nftables_ipvs}, null where it was not asked for
     * @param priority {@code nftables_ipvs_priority}, -1 by default
     * @param first {@code nftables_ipvs_start_fwmark}, 1000 by default
     */
    public record FirewallMarks(@Nullable String table, int priority, long first) {
        public static final FirewallMarks OFF = new FirewallMarks(null, -1, 1_000);
    }
}
