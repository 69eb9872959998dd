package io.vipward.parser.model;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code real_server} block, completed.
 *
 * @param port as the kernel gets it
 */
public record RealServer(
        InetAddress address,
        int port,
        Origins origins,
        RealServerSettings settings,
        Reporting reporting,
        Checks checks) {
    /**
     * What is said about it, and to whom.
     *
     * @param up {@code notify_up}, null for none
     * @param down {@code notify_down}, null for none
     * @param snmpName {@code snmp_name}, null for none
     */
    public record Reporting(
            boolean smtpAlert,
            @Nullable ScriptCommand up,
            @Nullable ScriptCommand down,
            @Nullable String snmpName) {
        public static final Reporting NONE = new Reporting(false, null, null, null);
    }

    /**
     * How its health is found out.
     *
     * @param virtualHost its own, null for none
     * @param checkers in the order of the file; none means always up
     */
    public record Checks(CheckDefaults defaults, @Nullable String virtualHost, List<Checker> checkers) {
        public Checks {
            checkers = List.copyOf(checkers);
        }
    }

    public RealServer withCheckers(List<Checker> others) {
        Checks other = new Checks(checks.defaults(), checks.virtualHost(), others);
        return new RealServer(address, port, origins, settings, reporting, other);
    }

    public List<Checker> checkers() {
        return checks.checkers();
    }
}
