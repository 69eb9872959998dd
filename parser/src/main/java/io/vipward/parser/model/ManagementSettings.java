package io.vipward.parser.model;

import org.jspecify.annotations.Nullable;

/** How others look at the daemon. */
public record ManagementSettings(Snmp snmp, Dbus dbus) {
    public static final ManagementSettings DEFAULT = new ManagementSettings(Snmp.OFF, Dbus.OFF);

    /**
     * SNMP.
     *
     * @param socket {@code snmp_socket} of the AgentX master, null for its default place
     * @param virtualServerAgeNanos {@code snmp_vs_stats_update_interval}, 0.001..30 s, 5 s by default
     * @param realServerAgeNanos {@code snmp_rs_stats_update_interval}, as for virtual servers by default
     */
    public record Snmp(@Nullable String socket, SnmpParts parts, long virtualServerAgeNanos, long realServerAgeNanos) {
        public static final Snmp OFF = new Snmp(null, SnmpParts.NONE, 5_000_000_000L, 5_000_000_000L);
    }

    /**
     * What of it is on.
     *
     * @param vrrp {@code enable_snmp_vrrp}
     * @param checker {@code enable_snmp_checker}
     * @param rfcVersion2 {@code enable_snmp_rfcv2} or {@code enable_snmp_rfc}
     * @param rfcVersion3 {@code enable_snmp_rfcv3} or {@code enable_snmp_rfc}
     * @param traps {@code enable_traps}
     */
    public record SnmpParts(boolean vrrp, boolean checker, boolean rfcVersion2, boolean rfcVersion3, boolean traps) {
        public static final SnmpParts NONE = new SnmpParts(false, false, false, false, false);
    }

    /**
     * DBus.
     *
     * @param enabled {@code enable_dbus}
     * @param serviceName {@code dbus_service_name}, null for org.keepalived.Vrrp1
     * @param noInterfaceName {@code dbus_no_interface_name}: in the path of instances without interface, null for none
     */
    public record Dbus(
            boolean enabled,
            @Nullable String serviceName,
            @Nullable String noInterfaceName) {
        public static final Dbus OFF = new Dbus(false, null, null);
    }
}
