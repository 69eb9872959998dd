package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.model.Availability;
import io.vipward.parser.model.Forwarding;
import io.vipward.parser.model.QuorumSettings;
import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.SorryServer;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.Keyword;
import io.vipward.parser.schema.ServerAddress;
import io.vipward.parser.schema.Setting;
import io.vipward.parser.schema.VirtualServerTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Completes what is said about quorum and sorry server. */
final class AvailabilityCheck {
    private final BoundBlock block;
    private final ServicePorts ports;
    private final Report report;
    /** What is found at the end of the file, if at all. */
    private final Report atEnd;

    AvailabilityCheck(BoundBlock block, ServicePorts ports, Report report, Report atEnd) {
        this.block = block;
        this.ports = ports;
        this.report = report;
        this.atEnd = atEnd;
    }

    /**
     * All of it.
     *
     * @param sorry the sorry server that can be reached, null if there is none
     * @param hasMarks whether fwmarks are among its addresses
     * @param smtpAlert where the block does not say
     */
    Availability complete(List<RealServer> servers, @Nullable SorryServer sorry, boolean hasMarks, boolean smtpAlert) {
        boolean suspend = block.isOn(VirtualServerTable.HA_SUSPEND);
        if (suspend && hasMarks) {
            atEnd.add(
                    DiagnosticCode.SETTING_CLEARED,
                    block.span(VirtualServerTable.HA_SUSPEND),
                    "ha_suspend needs an address, which a fwmark has not, and is cleared");
            suspend = false;
        }
        return new Availability(
                quorum(servers),
                sorry,
                suspend,
                !block.isOn(VirtualServerTable.OWN_PROBES),
                new Availability.Reporting(
                        block.get(VirtualServerTable.SMTP_ALERT, smtpAlert),
                        block.isOn(VirtualServerTable.OMEGA),
                        block.get(VirtualServerTable.SNMP_NAME)));
    }

    private QuorumSettings quorum(List<RealServer> servers) {
        long total =
                servers.stream().mapToLong(server -> server.settings().weight()).sum();
        long quorum = block.get(VirtualServerTable.QUORUM, 1L);
        long hysteresis = block.get(VirtualServerTable.HYSTERESIS, 0L);
        if (quorum > total) {
            atEnd.add(
                    DiagnosticCode.QUORUM_ADJUSTED,
                    block.span(VirtualServerTable.QUORUM),
                    "the quorum " + quorum + " is more than the total weight " + total + " of the real servers; "
                            + total + " is used");
            quorum = total;
        }
        long most = Math.max(0, quorum - 1);
        if (hysteresis > most) {
            atEnd.add(
                    DiagnosticCode.QUORUM_ADJUSTED,
                    block.span(VirtualServerTable.HYSTERESIS),
                    "the hysteresis " + hysteresis + " must be less than the quorum " + quorum + "; " + most
                            + " is used");
            hysteresis = most;
        }
        return new QuorumSettings(
                quorum, hysteresis, block.get(VirtualServerTable.QUORUM_UP), block.get(VirtualServerTable.QUORUM_DOWN));
    }

    /** The sorry server as the kernel gets it. */
    SorryServer sorryServer(Setting<ServerAddress> sorry, Forwarding forwarding, List<RealServer> servers) {
        reportEarly(VirtualServerTable.SORRY_SERVER_INHIBIT, sorry);
        reportEarly(VirtualServerTable.SORRY_SERVER_LVS_METHOD, sorry);
        ServerAddress address = sorry.value();
        int port = ports.of(
                address,
                forwarding.method(),
                () -> "sorry server",
                () -> sorry.at().span());
        boolean inhibit = block.isOn(VirtualServerTable.SORRY_SERVER_INHIBIT);
        for (RealServer server : servers) {
            if (server.address().equals(address.address()) && server.port() == port) {
                inhibit = server.settings().inhibitOnFailure();
            }
        }
        return new SorryServer(address.address(), port, forwarding, inhibit);
    }

    private void reportEarly(Keyword<?> keyword, Setting<ServerAddress> sorry) {
        Setting<?> setting = block.setting(keyword);
        if (setting != null && setting.order() < sorry.order()) {
            report.add(
                    DiagnosticCode.SETTING_CLEARED,
                    Verdict.REPORTED,
                    setting.at().span(),
                    keyword.name() + " stands before sorry_server; it is set all the same",
                    new Advice("put it behind sorry_server", "ignores it"));
        }
    }

    /** Reports what is said about a sorry server that is not there. */
    void reportWithoutSorryServer() {
        reportAlone(VirtualServerTable.SORRY_SERVER_INHIBIT);
        reportAlone(VirtualServerTable.SORRY_SERVER_LVS_METHOD);
    }

    private void reportAlone(Keyword<?> keyword) {
        if (block.has(keyword)) {
            report.add(
                    DiagnosticCode.SETTING_CLEARED,
                    Verdict.REPORTED,
                    block.span(keyword),
                    keyword.name() + " has no effect without a sorry_server",
                    Advice.help("sorry_server ADDRESS PORT"));
        }
    }
}
