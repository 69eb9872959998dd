package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.model.GlobalDefinitions;
import io.vipward.parser.model.LvsSettings;
import io.vipward.parser.model.LvsSettings.Checking;
import io.vipward.parser.model.LvsSettings.FirewallMarks;
import io.vipward.parser.model.LvsSettings.FlushOnStop;
import io.vipward.parser.model.LvsSettings.Timeouts;
import io.vipward.parser.model.MailSettings;
import io.vipward.parser.model.MailSettings.Alerts;
import io.vipward.parser.model.MailSettings.Relay;
import io.vipward.parser.model.ManagementSettings;
import io.vipward.parser.model.ManagementSettings.Dbus;
import io.vipward.parser.model.ManagementSettings.Snmp;
import io.vipward.parser.model.ManagementSettings.SnmpParts;
import io.vipward.parser.model.NotificationSettings;
import io.vipward.parser.model.NotificationSettings.DaemonScript;
import io.vipward.parser.model.NotificationSettings.Switches;
import io.vipward.parser.model.NotifyFifos;
import io.vipward.parser.model.NotifyFifos.Fifo;
import io.vipward.parser.model.ScriptCommand;
import io.vipward.parser.model.ScriptSecurity;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.FifoPath;
import io.vipward.parser.schema.GlobalDefsTable;
import io.vipward.parser.schema.Keyword;
import io.vipward.parser.schema.LvsRows;
import io.vipward.parser.schema.LvsTimeouts;
import io.vipward.parser.schema.ManagementRows;
import io.vipward.parser.schema.NotificationRows;
import io.vipward.parser.schema.ServerAddress.SmtpServer;
import io.vipward.parser.schema.Setting;
import io.vipward.parser.schema.UserGroup;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Completes {@code global_defs} and the keywords outside all blocks. */
final class GlobalDefinitionsCheck {
    private static final long SCRIPT_SECONDS = 10;

    private final BoundBlock top;
    private final Globals globals;
    private final Diagnostics diagnostics;

    GlobalDefinitionsCheck(BoundBlock top, Globals globals, Diagnostics diagnostics) {
        this.top = top;
        this.globals = globals;
        this.diagnostics = diagnostics;
    }

    GlobalDefinitions complete(String file) {
        globals.reportRepeated(diagnostics);
        return new GlobalDefinitions(
                globals.origins(file),
                new ProcessCheck(top, globals).complete(),
                notification(),
                new VrrpDefaultsCheck(top, globals).complete(),
                lvs(),
                management());
    }

    private NotificationSettings notification() {
        NotificationRows rows = GlobalDefsTable.NOTIFICATION;
        Long limit = globals.get(rows.scriptLimit);
        return new NotificationSettings(
                mail(rows),
                scriptSecurity(rows),
                script(rows.startup, rows.startupTimeout),
                script(rows.shutdown, rows.shutdownTimeout),
                fifos(rows),
                new Switches(
                        globals.isOn(rows.priorityChanges),
                        globals.isOn(rows.statesOnReload),
                        globals.isOn(rows.firstServerStates),
                        globals.get(rows.webhook),
                        limit == null ? Switches.DEFAULT_SCRIPT_LIMIT_NANOS : limit * Globals.NANOS));
    }

    private MailSettings mail(NotificationRows rows) {
        List<String> recipients = new ArrayList<>();
        globals.all(GlobalDefsTable.NOTIFICATION_EMAIL)
                .forEach(setting -> setting.value().forEach(word -> recipients.add(word.text())));
        SmtpServer server = globals.get(GlobalDefsTable.SMTP_SERVER);
        Long timeout = globals.get(GlobalDefsTable.SMTP_CONNECT_TIMEOUT);
        return new MailSettings(
                recipients,
                globals.get(GlobalDefsTable.NOTIFICATION_EMAIL_FROM),
                new Relay(
                        server == null ? null : server.host(),
                        server == null ? Relay.NONE.port() : server.port(),
                        globals.get(rows.helloName),
                        timeout == null ? Relay.NONE.timeoutNanos() : timeout * Globals.NANOS),
                new Alerts(
                        globals.get(GlobalDefsTable.SMTP_ALERT),
                        globals.get(GlobalDefsTable.SMTP_ALERT_VRRP),
                        globals.get(GlobalDefsTable.SMTP_ALERT_CHECKER),
                        !globals.isOn(rows.noFaultMails),
                        !globals.isOn(rows.noCheckerMails)));
    }

    private ScriptSecurity scriptSecurity(NotificationRows rows) {
        UserGroup user = globals.get(GlobalDefsTable.SCRIPT_USER);
        return new ScriptSecurity(
                globals.isOn(GlobalDefsTable.ENABLE_SCRIPT_SECURITY),
                user == null ? null : user.user(),
                user == null ? null : user.group(),
                globals.isOn(rows.symbolicLinks),
                globals.isOn(rows.supplementaryGroups));
    }

    private @Nullable DaemonScript script(Keyword<ScriptCommand> keyword, Keyword<Long> timeout) {
        ScriptCommand command = globals.get(keyword);
        return command == null ? null : new DaemonScript(command, Globals.NANOS * globals.get(timeout, SCRIPT_SECONDS));
    }

    private NotifyFifos fifos(NotificationRows rows) {
        Fifo all = fifo(rows.all);
        Fifo vrrp = withoutPathOf(all, fifo(rows.vrrp), rows.vrrp);
        Fifo lvs = withoutPathOf(all, fifo(rows.lvs), rows.lvs);
        boolean oneReader = lvs.path() != null && lvs.path().equals(vrrp.path()) && vrrp.script() != null;
        if (oneReader && lvs.script() != null) {
            report(rows.lvs.script(), "is ignored: " + lvs.path() + " is read by vrrp_notify_fifo_script");
            lvs = new Fifo(lvs.path(), lvs.user(), lvs.group(), null);
        }
        return new NotifyFifos(all, vrrp, lvs);
    }

    private Fifo fifo(NotificationRows.Fifo rows) {
        FifoPath path = globals.get(rows.path());
        ScriptCommand script = globals.get(rows.script());
        return path == null
                ? new Fifo(null, null, null, script)
                : new Fifo(path.path(), path.user(), path.group(), script);
    }

    /** What is written to the FIFO for all need not be written there twice. */
    private Fifo withoutPathOf(Fifo all, Fifo fifo, NotificationRows.Fifo rows) {
        if (fifo.path() == null || !fifo.path().equals(all.path())) {
            return fifo;
        }
        report(rows.path(), "is ignored: " + fifo.path() + " is the notify_fifo for everything");
        return new Fifo(null, null, null, fifo.script());
    }

    private void report(Keyword<?> keyword, String message) {
        Setting<?> setting = globals.setting(keyword);
        if (setting != null) {
            new Report(keyword.name(), diagnostics)
                    .add(
                            DiagnosticCode.DUPLICATE,
                            Verdict.ACCEPTED,
                            setting.at().span(),
                            message,
                            Advice.NONE);
        }
    }

    private LvsSettings lvs() {
        LvsRows rows = GlobalDefsTable.LVS;
        LvsTimeouts timeouts = LvsTimeouts.NONE;
        for (Setting<LvsTimeouts> setting : globals.all(rows.timeouts)) {
            timeouts = timeouts.and(setting.value());
        }
        FirewallMarks marks = new FirewallMarks(
                globals.get(rows.nftables),
                globals.get(rows.nftablesPriority, (long) FirewallMarks.OFF.priority())
                        .intValue(),
                globals.get(rows.firstMark, FirewallMarks.OFF.first()));
        return new LvsSettings(
                new Timeouts(orZero(timeouts.tcp()), orZero(timeouts.tcpFin()), orZero(timeouts.udp())),
                globals.get(rows.syncDaemon),
                globals.isOn(rows.flush),
                globals.get(rows.flushOnStop, FlushOnStop.NO),
                new Checking(globals.isOn(GlobalDefsTable.CHECKER_LOG_ALL_FAILURES), !globals.isOn(rows.ownProbes)),
                marks);
    }

    private static int orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    private ManagementSettings management() {
        ManagementRows rows = GlobalDefsTable.MANAGEMENT;
        boolean both = globals.isOn(rows.bothRfcs);
        long age = globals.get(rows.virtualServerAge, Snmp.OFF.virtualServerAgeNanos());
        SnmpParts parts = new SnmpParts(
                globals.isOn(rows.vrrp),
                globals.isOn(rows.checker),
                both || globals.isOn(rows.rfcVersion2),
                both || globals.isOn(rows.rfcVersion3),
                globals.isOn(rows.traps));
        return new ManagementSettings(
                new Snmp(globals.get(rows.socket), parts, age, globals.get(rows.realServerAge, age)),
                new Dbus(globals.isOn(rows.dbus), globals.get(rows.serviceName), globals.get(rows.noInterfaceName)));
    }
}
