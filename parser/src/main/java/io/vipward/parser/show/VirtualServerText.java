package io.vipward.parser.show;

import io.vipward.parser.model.Availability;
import io.vipward.parser.model.CheckDefaults;
import io.vipward.parser.model.Forwarding;
import io.vipward.parser.model.Forwarding.Tunnel;
import io.vipward.parser.model.ForwardingMethod;
import io.vipward.parser.model.QuorumSettings;
import io.vipward.parser.model.ServerDefaults;
import io.vipward.parser.model.ServiceAddress;
import io.vipward.parser.model.ServiceSettings;
import io.vipward.parser.model.SorryServer;
import io.vipward.parser.model.VirtualServer;

/** {@code virtual_server}. */
final class VirtualServerText {
    private static final int[] FLAGS = {0x08, 0x10, 0x20};

    private VirtualServerText() {}

    static void write(TextWriter out, VirtualServer server) {
        header(out, server.address());
        service(out, server.service());
        defaults(out, server.defaults());
        availability(out, server.availability());
        server.realServers().forEach(real -> RealServerText.write(out, real));
        out.close();
    }

    private static void header(TextWriter out, ServiceAddress address) {
        if (address instanceof ServiceAddress.Endpoint endpoint) {
            out.open("virtual_server", endpoint.address(), endpoint.port());
            out.line("protocol", endpoint.protocol());
        } else if (address instanceof ServiceAddress.Mark mark) {
            out.open("virtual_server", "fwmark", mark.mark());
            out.line("ip_family", BalancingText.family(mark.family()));
        } else if (address instanceof ServiceAddress.Group group) {
            out.open("virtual_server", "group", group.name());
            out.line("protocol", group.protocol());
            if (group.family() != null) {
                out.line("ip_family", BalancingText.family(group.family()));
            }
        }
    }

    private static void service(TextWriter out, ServiceSettings service) {
        out.line("lb_algo", service.scheduler());
        for (int i = 0; i < FLAGS.length; i++) {
            out.flag("flag-" + (i + 1), (service.schedulerFlags() & FLAGS[i]) != 0);
        }
        out.flag("ops", service.onePacket());
        if (service.persistenceSeconds() > 0) {
            out.line("persistence_timeout", service.persistenceSeconds());
            out.line("persistence_granularity", service.persistenceGranularity());
        }
        out.optional("persistence_engine", service.persistenceEngine());
    }

    private static void defaults(TextWriter out, ServerDefaults defaults) {
        out.line("lb_kind", forwarding(defaults.forwarding()));
        out.line("weight", defaults.weight());
        out.flag("inhibit_on_failure", defaults.inhibitOnFailure());
        out.optional("virtualhost", defaults.virtualHost());
        checks(out, defaults.checks());
        out.flag("alpha", defaults.checks().alpha());
    }

    /** All but {@code alpha}, which is a flag in one block and a boolean in the other. */
    static void checks(TextWriter out, CheckDefaults checks) {
        out.seconds("delay_loop", checks.delayLoopNanos());
        out.seconds("connect_timeout", checks.connectTimeoutNanos());
        out.optional("retry", checks.retry());
        if (checks.delayBeforeRetryNanos() != null) {
            out.seconds("delay_before_retry", checks.delayBeforeRetryNanos());
        }
        if (checks.warmupNanos() != null) {
            out.seconds("warmup", checks.warmupNanos());
        }
    }

    private static void availability(TextWriter out, Availability availability) {
        QuorumSettings quorum = availability.quorum();
        if (quorum.quorum() > 0) {
            out.line("quorum", quorum.quorum());
        }
        out.line("hysteresis", quorum.hysteresis());
        out.command("quorum_up", quorum.up());
        out.command("quorum_down", quorum.down());
        SorryServer sorry = availability.sorryServer();
        if (sorry != null) {
            out.line("sorry_server", sorry.address(), sorry.port());
            out.line("sorry_server_lvs_method", forwarding(sorry.forwarding()));
            out.flag("sorry_server_inhibit", sorry.inhibit());
        }
        out.flag("ha_suspend", availability.haSuspend());
        out.flag("vipward_no_shared_probes", !availability.sharedProbes());
        out.bool("smtp_alert", availability.reporting().smtpAlert());
        out.flag("omega", availability.reporting().omega());
        out.optional("snmp_name", availability.reporting().snmpName());
    }

    static Object[] forwarding(Forwarding forwarding) {
        Tunnel tunnel = forwarding.tunnel();
        if (forwarding.method() != ForwardingMethod.TUN) {
            return new Object[] {forwarding.method()};
        }
        String type = tunnel.type().word();
        String checksum = tunnel.checksum().word();
        return switch (tunnel.type()) {
            case IPIP -> new Object[] {forwarding.method(), "type", type};
            case GRE -> new Object[] {forwarding.method(), "type", type, checksum};
            case GUE -> new Object[] {forwarding.method(), "type", type, "port", tunnel.port(), checksum};
        };
    }
}
