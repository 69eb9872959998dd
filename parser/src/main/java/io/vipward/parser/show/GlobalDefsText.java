package io.vipward.parser.show;

import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.GlobalDefinitions;
import io.vipward.parser.model.LvsSettings;
import io.vipward.parser.model.LvsSettings.FirewallMarks;
import io.vipward.parser.model.LvsSettings.FlushOnStop;
import io.vipward.parser.model.LvsSettings.SyncDaemon;
import io.vipward.parser.model.LvsSettings.SyncTransport;
import io.vipward.parser.model.ManagementSettings.Dbus;
import io.vipward.parser.model.ManagementSettings.Snmp;
import io.vipward.parser.model.ManagementSettings.SnmpParts;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code global_defs} and the keywords outside all blocks, as far as they are not what holds without them. */
final class GlobalDefsText {
    private GlobalDefsText() {}

    static void write(TextWriter out, Configuration configuration) {
        GlobalDefinitions global = configuration.global();
        ProcessText.topLevel(out, global);
        out.open("global_defs");
        ProcessText.write(out, global.process());
        NotificationText.write(out, global.notification());
        VrrpDefaultsText.write(out, global.vrrp());
        lvs(out, global.lvs());
        snmp(out, global.management().snmp());
        dbus(out, global.management().dbus());
        out.close();
    }

    private static void lvs(TextWriter out, LvsSettings lvs) {
        List<Object> timeouts = new ArrayList<>();
        option(timeouts, "tcp", lvs.timeouts().tcp());
        option(timeouts, "tcpfin", lvs.timeouts().tcpFin());
        option(timeouts, "udp", lvs.timeouts().udp());
        if (!timeouts.isEmpty()) {
            out.line("lvs_timeouts", timeouts.toArray());
        }
        if (lvs.sync() != null) {
            out.line("lvs_sync_daemon", sync(lvs.sync()).toArray());
        }
        out.flag("lvs_flush", lvs.flush());
        if (lvs.flushOnStop() == FlushOnStop.VIRTUAL_SERVERS) {
            out.line("lvs_flush_on_stop", "VS");
        } else {
            out.flag("lvs_flush_on_stop", lvs.flushOnStop() == FlushOnStop.ALL);
        }
        out.flag("checker_log_all_failures", lvs.checking().logAllFailures());
        out.flag("vipward_no_shared_probes", !lvs.checking().sharedProbes());
        FirewallMarks marks = lvs.marks();
        out.optional("nftables_ipvs", marks.table());
        out.unless("nftables_ipvs_priority", marks.priority(), FirewallMarks.OFF.priority());
        out.unless("nftables_ipvs_start_fwmark", marks.first(), FirewallMarks.OFF.first());
    }

    private static List<Object> sync(SyncDaemon daemon) {
        List<Object> words = new ArrayList<>(List.of(daemon.interfaceName()));
        SyncTransport transport = daemon.transport();
        option(words, "inst", daemon.instance());
        option(words, "id", daemon.id());
        option(words, "maxlen", transport.most());
        option(words, "port", transport.port());
        option(words, "ttl", transport.hops());
        InetAddress group = transport.group();
        option(words, "group", group);
        return words;
    }

    private static void option(List<Object> words, String name, int value) {
        option(words, name, value == 0 ? null : Integer.valueOf(value));
    }

    private static void option(List<Object> words, String name, @Nullable Object value) {
        if (value != null) {
            words.add(name);
            words.add(value);
        }
    }

    private static void snmp(TextWriter out, Snmp snmp) {
        out.optional("snmp_socket", snmp.socket());
        SnmpParts parts = snmp.parts();
        out.flag("enable_snmp_vrrp", parts.vrrp());
        out.flag("enable_snmp_checker", parts.checker());
        out.flag("enable_snmp_rfcv2", parts.rfcVersion2());
        out.flag("enable_snmp_rfcv3", parts.rfcVersion3());
        out.flag("enable_traps", parts.traps());
        out.secondsUnless(
                "snmp_vs_stats_update_interval", snmp.virtualServerAgeNanos(), Snmp.OFF.virtualServerAgeNanos());
        out.secondsUnless("snmp_rs_stats_update_interval", snmp.realServerAgeNanos(), snmp.virtualServerAgeNanos());
    }

    private static void dbus(TextWriter out, Dbus dbus) {
        out.flag("enable_dbus", dbus.enabled());
        out.optional("dbus_service_name", dbus.serviceName());
        out.optional("dbus_no_interface_name", dbus.noInterfaceName());
    }
}
