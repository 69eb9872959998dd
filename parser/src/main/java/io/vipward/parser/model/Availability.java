package io.vipward.parser.model;

import org.jspecify.annotations.Nullable;

/**
 * When a virtual server is up, and what happens when it is not.
 *
 * @param sorryServer null for none
 * @param haSuspend {@code ha_suspend}: checks only while its address is on this machine
 * @param sharedProbes false for {@code vipward_no_shared_probes}: no check of its own is also another's
 */
public record Availability(
        QuorumSettings quorum,
        @Nullable SorryServer sorryServer,
        boolean haSuspend,
        boolean sharedProbes,
        Reporting reporting) {
    /**
     * What is said about it.
     *
     * @param omega notifies of servers that go down at the end of the daemon
     * @param snmpName {@code snmp_name}, null for none
     */
    public record Reporting(
            boolean smtpAlert, boolean omega, @Nullable String snmpName) {
        public static final Reporting NONE = new Reporting(false, false, null);
    }
}
