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
        out.line("lvs_method", settings.method());
        out.line("uthreshold", settings.upperThreshold());
        out.line("lthreshold", settings.lowerThreshold());
        out.bool("inhibit_on_failure", settings.inhibitOnFailure());
        server.checkers().forEach(checker -> TcpCheckText.write(out, checker));
        out.close();
    }
}
