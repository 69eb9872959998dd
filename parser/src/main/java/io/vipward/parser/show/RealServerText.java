package io.vipward.parser.show;

import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.RealServerSettings;

/** {@code real_server}. */
final class RealServerText {
    private RealServerText() {}

    static void write(TextWriter out, RealServer server) {
        RealServerSettings settings = server.settings();
        out.open("real_server", server.address(), server.port());
        out.line("weight", settings.weight());
        out.line("lvs_method", VirtualServerText.forwarding(settings.forwarding()));
        out.line("uthreshold", settings.upperThreshold());
        out.line("lthreshold", settings.lowerThreshold());
        out.bool("inhibit_on_failure", settings.inhibitOnFailure());
        out.command("notify_up", server.reporting().up());
        out.command("notify_down", server.reporting().down());
        out.bool("smtp_alert", server.reporting().smtpAlert());
        out.optional("snmp_name", server.reporting().snmpName());
        out.optional("virtualhost", server.checks().virtualHost());
        VirtualServerText.checks(out, server.checks().defaults());
        out.bool("alpha", server.checks().defaults().alpha());
        server.checkers().forEach(checker -> CheckerText.write(out, checker));
        out.close();
    }
}
