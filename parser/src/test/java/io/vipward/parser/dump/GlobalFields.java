package io.vipward.parser.dump;

import io.vipward.parser.model.GlobalDefinitions;
import io.vipward.parser.model.LvsSettings;
import io.vipward.parser.model.MailSettings;
import io.vipward.parser.model.ManagementSettings;
import io.vipward.parser.model.NetlinkBuffers;
import io.vipward.parser.model.NotifyFifos;
import io.vipward.parser.model.PacketFilter;
import io.vipward.parser.model.ProcessSettings;
import io.vipward.parser.model.Scheduling;
import io.vipward.parser.model.VrrpDefaults;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Our global definitions in the words of keepalived's dump. */
final class GlobalFields {
    private static final double NANOS = 1e9;

    private final String node;
    private final Map<String, String> fields = new TreeMap<>();

    private GlobalFields(String node) {
        this.node = node;
    }

    static Map<String, String> of(GlobalDefinitions global, String node) {
        GlobalFields all = new GlobalFields(node);
        all.process(global.process());
        all.scheduling("VRRP", global.process().scheduling().vrrp());
        all.scheduling("Checker", global.process().scheduling().checker());
        all.scheduling("BFD", global.process().scheduling().bfd());
        all.buffers(global.process().buffers());
        all.mail(global.mail());
        all.notification(global);
        all.vrrp(global.vrrp());
        all.garp(global.vrrp().garp());
        all.filter(global.vrrp().filter());
        all.lvs(global.lvs());
        all.management(global.management());
        return all.fields;
    }

    private void put(String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
    }

    private void process(ProcessSettings process) {
        var identity = process.identity();
        put("Router ID", or(identity.routerId(), node));
        put("Instance name", identity.instance());
        put("Network namespace", or(identity.namespaces().all(), "(default)"));
        put("Network namespace ipvs", or(identity.namespaces().ipvs(), "(main namespace)"));
        put("umask", "0" + Integer.toOctalString(process.files().umask()));
        put("json_version", process.files().dumps().jsonVersion());
        put("iproute usr directory", or(process.files().iproute().usr(), "/etc/iproute2"));
        put("iproute etc directory", or(process.files().iproute().etc(), "/etc/iproute2"));
        String log = process.reload().checkLog();
        put("Test config before reload", log == null ? "no" : log);
        String time = process.reload().timeFile();
        put("Reload time file", time == null ? null : time + (process.reload().repeat() ? " (repeat)" : ""));
        put("Max auto priority", process.scheduling().automatic().most());
        put("Min auto priority delay", process.scheduling().automatic().delayMicros() + " usecs");
    }

    private void scheduling(String part, Scheduling.Part scheduling) {
        put(part + " process priority", scheduling.nice());
        put(part + " don't swap", scheduling.locked());
        put(part + " realtime priority", scheduling.realTimePriority());
        put(part + " realtime limit", scheduling.realTimeLimitMicros());
    }

    private void buffers(NetlinkBuffers buffers) {
        buffer("vrrp_netlink_cmd", buffers.vrrpCommand());
        buffer("vrrp_netlink_monitor", buffers.vrrpMonitor());
        buffer("lvs_netlink_cmd", buffers.lvsCommand());
        buffer("lvs_netlink_monitor", buffers.lvsMonitor());
        buffer("process_monitor", buffers.processMonitor());
    }

    private void buffer(String name, NetlinkBuffers.Buffer buffer) {
        put(name + "_rcv_bufs", buffer.bytes());
        put(name + "_rcv_bufs_force", digit(buffer.force()));
    }

    private void mail(MailSettings mail) {
        var relay = mail.relay();
        if (relay.host() != null) {
            put("Smtp server", DumpText.canonical(relay.host()));
            put("Smtp server port", relay.port());
        }
        put("Smtp HELO name", relay.host() != null ? or(relay.helloName(), node) : relay.helloName());
        put("Smtp server connection timeout", seconds(relay.timeoutNanos()));
        boolean recipients = !mail.recipients().isEmpty();
        put("Email notification from", recipients ? or(mail.from(), "root@" + node) : mail.from());
        put("Email notification to", recipients ? String.join(" | ", mail.recipients()) : null);
        put("Default smtp_alert", alert(mail.alerts().all()));
        put("Default smtp_alert_vrrp", alert(mail.alerts().vrrp()));
        put("Default smtp_alert_checker", alert(mail.alerts().checker()));
        put("Send emails for fault transitions", mail.alerts().faults() ? null : "off");
        put("no_checker_emails", digit(!mail.alerts().checkers()));
    }

    private void notification(GlobalDefinitions global) {
        var security = global.scriptSecurity();
        put("Script security", enabled(security.enabled()));
        put("keep script symlinks", security.symbolicLinks());
        var notification = global.notification();
        fifo("Global", notification.fifos().all());
        fifo("VRRP", notification.fifos().vrrp());
        fifo("LVS", notification.fifos().lvs());
        put("VRRP notify priority changes", notification.switches().priorityChanges());
        put("FIFO write vrrp states on reload", notification.switches().vrrpStatesOnReload());
        put("rs_init_notifies", digit(notification.switches().firstServerStates()));
    }

    private void fifo(String name, NotifyFifos.Fifo fifo) {
        put(name + " notify fifo", fifo.path());
        var script = fifo.script();
        put(name + " notify fifo script", script == null ? null : "'" + String.join("' '", script.arguments()) + "'");
    }

    private void vrrp(VrrpDefaults vrrp) {
        var interfaces = vrrp.interfaces();
        boolean dynamic = interfaces.dynamic() != VrrpDefaults.DynamicInterfaces.OFF;
        put("Dynamic interfaces", dynamic);
        put(
                "Allow interface changes",
                dynamic ? interfaces.dynamic() == VrrpDefaults.DynamicInterfaces.WITH_CHANGES : null);
        put("Disable local IGMP", interfaces.localGroupReports() ? "no" : "yes");
        var protocol = vrrp.protocol();
        put("VRRP default protocol version", protocol.version());
        var v4 = protocol.groups().v4();
        var v6 = protocol.groups().v6();
        put("VRRP IPv4 mcast group", v4 == null ? "224.0.0.18" : v4.getHostAddress());
        put("VRRP IPv6 mcast group", v6 == null ? DumpText.canonical("ff02::12") : v6.getHostAddress());
        put("VRRP strict mode", protocol.strict());
        put("Use VRRPv2 checksum for VRRPv3 IPv4", protocol.checksumAsInVersion2() ? "yes" : "no");
        long delay = protocol.delays().startupNanos();
        put("vrrp_startup_delay", delay == 0 ? null : seconds(delay));
        var adverts = vrrp.adverts();
        put("Num adverts before down", adverts.downTimerAdverts());
        put("Send advert after receive lower priority advert", !adverts.lowerPriorityNoAdvert());
        put("Send advert after receive higher priority advert", adverts.higherPrioritySendAdvert());
        put("VRRP check unicast_src", adverts.checkUnicastSource());
        put("VRRP skip check advert addresses", adverts.skipCheckAddresses());
        put("rx_bufs_multiples", vrrp.receive().multiplier());
    }

    private void garp(VrrpDefaults.GarpDefaults garp) {
        var schedule = garp.schedule();
        put("Gratuitous ARP delay", schedule.masterDelay());
        put("Gratuitous ARP repeat", schedule.masterRepeat());
        put("Gratuitous ARP refresh timer", schedule.refresh());
        put("Gratuitous ARP refresh repeat", schedule.refreshRepeat());
        put("Gratuitous ARP lower priority delay", schedule.lowerPriorityDelay());
        put("Gratuitous ARP lower priority repeat", schedule.lowerPriorityRepeat());
        put("Gratuitous ARP interval", fraction(garp.pauseNanos()));
        put("Gratuitous NA interval", fraction(garp.neighbourPauseNanos()));
        put("Gratuitous ARP for each secondary VMAC", seconds(garp.extraNanos()) + "s");
    }

    private void filter(PacketFilter filter) {
        var iptables = filter.iptables();
        if (iptables != null) {
            put("Iptables input chain", iptables.input());
            put("Iptables output chain", iptables.output());
        }
        var sets = filter.ipsets();
        if (iptables != null || sets != null) {
            put("Using ipsets", sets == null || !sets.names().isEmpty());
        }
        var nftables = filter.nftables();
        if (nftables.table() != null) {
            put("nftables table name", nftables.table());
            put("nftables base chain priority", nftables.priority());
            put("nftables use ifindex", nftables.byIndex() ? "force" : "don't force");
        }
        put("nftables counters", nftables.counters() ? "with" : "without");
    }

    private void lvs(LvsSettings lvs) {
        var timeouts = lvs.timeouts();
        // keepalived calls that of UDP so too.
        String both = IntStream.of(timeouts.tcp(), timeouts.udp())
                .filter(seconds -> seconds > 0)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(" "));
        put("LVS TCP timeout", both.isEmpty() ? null : both);
        put("LVS TCP FIN timeout", positive(timeouts.tcpFin()));
        put("LVS flush", lvs.flush());
        put(
                "LVS flush on stop",
                switch (lvs.flushOnStop()) {
                    case NO -> "disabled";
                    case ALL -> "full";
                    case VIRTUAL_SERVERS -> "VS";
                });
        put("Checkers log all failures", lvs.checking().logAllFailures());
        var sync = lvs.sync();
        if (sync != null) {
            put("LVS syncd vrrp", sync.instance());
            put("LVS syncd interface", sync.interfaceName());
            put("LVS syncd syncid", sync.id());
            put("LVS syncd mcast port", positive(sync.transport().port()));
            put("LVS syncd mcast ttl", positive(sync.transport().hops()));
            put("LVS syncd maxlen", positive(sync.transport().most()));
            var group = sync.transport().group();
            put("LVS syncd mcast group", group == null ? null : group.getHostAddress());
        }
    }

    private void management(ManagementSettings management) {
        var snmp = management.snmp();
        put("SNMP vrrp", enabled(snmp.parts().vrrp()));
        put("SNMP checker", enabled(snmp.parts().checker()));
        put("SNMP RFCv2", enabled(snmp.parts().rfcVersion2()));
        put("SNMP RFCv3", enabled(snmp.parts().rfcVersion3()));
        put("SNMP traps", enabled(snmp.parts().traps()));
        put("SNMP socket", or(snmp.socket(), "default (unix:/var/agentx/master)"));
        put("SNMP VS stats update interval", fraction(snmp.virtualServerAgeNanos()));
        put("SNMP RS stats update interval", fraction(snmp.realServerAgeNanos()));
        put("DBus", enabled(management.dbus().enabled()));
        put("DBus service name", or(management.dbus().serviceName(), ""));
        put("DBus no interface name", or(management.dbus().noInterfaceName(), "none"));
    }

    private static String or(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }

    private static @Nullable Integer positive(int value) {
        return value > 0 ? Integer.valueOf(value) : null;
    }

    private static String enabled(boolean value) {
        return value ? "enabled" : "disabled";
    }

    private static String digit(boolean value) {
        return value ? "1" : "0";
    }

    private static String alert(@Nullable Boolean value) {
        return value == null ? "unset" : value ? "on" : "off";
    }

    private static String seconds(long nanos) {
        return String.valueOf(nanos / NANOS).replaceAll("\\.0$", "");
    }

    private static String fraction(long nanos) {
        return String.format(Locale.ROOT, "%.6f", nanos / NANOS);
    }
}
