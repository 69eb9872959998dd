package io.vipward.parser.model;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** What holds for all instances that say nothing else, and for VRRP as a whole. */
public record VrrpDefaults(
        InterfaceDefaults interfaces,
        ProtocolDefaults protocol,
        AdvertDefaults adverts,
        GarpDefaults garp,
        ReceiveBuffers receive,
        PacketFilter filter) {
    public static final VrrpDefaults DEFAULT = new VrrpDefaults(
            InterfaceDefaults.DEFAULT,
            ProtocolDefaults.DEFAULT,
            AdvertDefaults.DEFAULT,
            GarpDefaults.DEFAULT,
            ReceiveBuffers.DEFAULT,
            PacketFilter.NONE);

    /**
     * Interfaces.
     *
     * @param dynamic {@code dynamic_interfaces}
     * @param usual {@code default_interface}: for static addresses without {@code dev}, null for eth0
     * @param localGroupReports false for {@code disable_local_igmp}: no IGMP reports for 224.0.0.x
     * @param polling {@code linkbeat_use_polling}: link states are polled
     * @param vmacPrefix {@code vmac_prefix}, null for vrrp
     * @param vmacAddressPrefix {@code vmac_addr_prefix}, null for the same as {@code vmac_prefix}
     */
    public record InterfaceDefaults(
            DynamicInterfaces dynamic,
            @Nullable String usual,
            boolean localGroupReports,
            boolean polling,
            @Nullable String vmacPrefix,
            @Nullable String vmacAddressPrefix) {
        public static final InterfaceDefaults DEFAULT =
                new InterfaceDefaults(DynamicInterfaces.OFF, null, true, false, null, null);
    }

    /** Whether interfaces may appear and vanish while the daemon runs. */
    public enum DynamicInterfaces {
        OFF,
        ON,
        /** They may also change their type: {@code allow_if_changes}. */
        WITH_CHANGES
    }

    /**
     * The protocol.
     *
     * @param version {@code vrrp_version} of IPv4 instances, 2 or 3
     * @param groups where adverts are sent
     * @param strict {@code vrrp_strict}
     * @param checksumAsInVersion2 {@code v3_checksum_as_v2}: without pseudo header in IPv4
     * @param logUnknownRouters {@code log_unknown_vrids}
     */
    public record ProtocolDefaults(
            int version,
            MulticastGroups groups,
            boolean strict,
            boolean checksumAsInVersion2,
            boolean logUnknownRouters,
            StartDelays delays) {
        public static final ProtocolDefaults DEFAULT =
                new ProtocolDefaults(2, MulticastGroups.DEFAULT, false, false, false, StartDelays.NONE);
    }

    /**
     * Where adverts are sent, null for the RFC's groups.
     *
     * @param v4 {@code vrrp_mcast_group4}, null for 224.0.0.18
     * @param v6 {@code vrrp_mcast_group6}, null for ff02::12
     */
    public record MulticastGroups(
            @Nullable InetAddress v4, @Nullable InetAddress v6) {
        public static final MulticastGroups DEFAULT = new MulticastGroups(null, null);
    }

    /**
     * No instance leaves its first state before the later of the two.
     *
     * @param startupNanos {@code vrrp_startup_delay} after the start, 0 for none
     * @param bootNanos {@code vrrp_delay_after_boot} after the machine's start, 0 for none
     */
    public record StartDelays(long startupNanos, long bootNanos) {
        public static final StartDelays NONE = new StartDelays(0, 0);
    }

    /**
     * Adverts.
     *
     * @param downTimerAdverts {@code vrrp_down_timer_adverts}: missed before a takeover, 1..100
     * @param lowerPriorityNoAdvert {@code vrrp_lower_prio_no_advert}
     * @param higherPrioritySendAdvert {@code vrrp_higher_prio_send_advert}
     * @param checkUnicastSource {@code vrrp_check_unicast_src}
     * @param skipCheckAddresses {@code vrrp_skip_check_adv_addr}
     * @param ownerIgnoresAdverts {@code vrrp_owner_ignore_adverts}
     */
    public record AdvertDefaults(
            int downTimerAdverts,
            boolean lowerPriorityNoAdvert,
            boolean higherPrioritySendAdvert,
            boolean checkUnicastSource,
            boolean skipCheckAddresses,
            boolean ownerIgnoresAdverts) {
        public static final AdvertDefaults DEFAULT = new AdvertDefaults(3, false, false, false, false, false);
    }

    /**
     * Gratuitous ARP and unsolicited neighbour adverts.
     *
     * @param pauseNanos {@code vrrp_garp_interval}: between two on one interface, 0 for none
     * @param neighbourPauseNanos {@code vrrp_gna_interval}: the same for neighbour adverts
     * @param onAllInterfaces {@code vrrp_garp_extra_if all}
     * @param extraNanos {@code vrrp_garp_extra_if}: period on VMACs of other interfaces, 1..86400 s, 0 for none
     */
    public record GarpDefaults(
            GarpSchedule schedule,
            long pauseNanos,
            long neighbourPauseNanos,
            boolean onAllInterfaces,
            long extraNanos) {
        public static final GarpDefaults DEFAULT = new GarpDefaults(GarpSchedule.DEFAULT, 0, 0, false, 0);
    }

    /**
     * When gratuitous ARP is sent, in seconds as it is written.
     *
     * @param masterDelay {@code vrrp_garp_master_delay}: to the second burst, 0 for none
     * @param masterRepeat {@code vrrp_garp_master_repeat}: messages of a burst
     * @param refresh {@code vrrp_garp_master_refresh}: period, 0 for none
     * @param refreshRepeat {@code vrrp_garp_master_refresh_repeat}: messages of a refresh
     * @param lowerPriorityDelay {@code vrrp_garp_lower_prio_delay}, as {@code masterDelay} by default
     * @param lowerPriorityRepeat {@code vrrp_garp_lower_prio_repeat}, as {@code masterRepeat} by default
     */
    public record GarpSchedule(
            long masterDelay,
            long masterRepeat,
            long refresh,
            long refreshRepeat,
            long lowerPriorityDelay,
            long lowerPriorityRepeat) {
        public static final GarpSchedule DEFAULT = new GarpSchedule(5, 5, 0, 1, 5, 5);
    }

    /**
     * Receive buffers of sockets.
     *
     * @param bytes of {@link BufferPolicy#BYTES}
     * @param multiplier {@code vrrp_rx_bufs_multiplier}, 3 by default
     */
    public record ReceiveBuffers(BufferPolicy policy, long bytes, long multiplier) {
        public static final ReceiveBuffers DEFAULT = new ReceiveBuffers(BufferPolicy.KERNEL, 0, 3);
    }

    /** {@code vrrp_rx_bufs_policy}. */
    public enum BufferPolicy {
        KERNEL,
        MTU,
        ADVERT,
        BYTES
    }
}
