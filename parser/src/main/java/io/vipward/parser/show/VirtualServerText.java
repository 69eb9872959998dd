package io.vipward.parser.show;

import io.vipward.parser.model.ServiceSettings;
import io.vipward.parser.model.SorryServer;
import io.vipward.parser.model.VirtualServer;

/** {@code virtual_server}. What only its real servers and checkers use is written there. */
final class VirtualServerText {
    private static final int[] FLAGS = {0x08, 0x10, 0x20};

    private VirtualServerText() {}

    static void write(TextWriter out, VirtualServer server) {
        out.open("virtual_server", server.address().address(), server.address().port());
        out.line("protocol", server.address().protocol());
        service(out, server.service());
        // It has none of its own: each real server says how it is reached. But where none is written, all complain.
        server.realServers().stream()
                .findFirst()
                .ifPresent(real -> out.line("lb_kind", real.settings().method()));
        if (server.quorum().quorum() > 0) {
            out.line("quorum", server.quorum().quorum());
        }
        out.line("hysteresis", server.quorum().hysteresis());
        SorryServer sorry = server.sorryServer();
        if (sorry != null) {
            out.line("sorry_server", sorry.address(), sorry.port());
            out.line("sorry_server_lvs_method", sorry.method());
            out.flag("sorry_server_inhibit", sorry.inhibit());
        }
        server.realServers().forEach(real -> RealServerText.write(out, real));
        out.close();
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
    }
}
