package io.vipward.daemon.track;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Severity;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.model.Checker;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.MiscCheck;
import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.VirtualServer;
import io.vipward.parser.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes those MISC_CHECKs away whose program may not run. As with keepalived their servers go on without them; because that
 * can mean that nobody checks a server, it is said.
 */
final class RefusedChecks {
    private RefusedChecks() {}

    static Configuration without(Configuration configuration, AdmittedPrograms programs, List<Diagnostic> findings) {
        List<VirtualServer> servers = new ArrayList<>();
        for (VirtualServer server : configuration.virtualServers()) {
            List<RealServer> realServers = new ArrayList<>();
            for (RealServer realServer : server.realServers()) {
                realServers.add(without(realServer, programs, findings));
            }
            servers.add(realServers.equals(server.realServers()) ? server : server.withRealServers(realServers));
        }
        return configuration.with(configuration.balancing().withVirtualServers(servers));
    }

    private static RealServer without(RealServer server, AdmittedPrograms programs, List<Diagnostic> findings) {
        List<Checker> left = new ArrayList<>();
        for (Checker checker : server.checkers()) {
            if (!(checker instanceof MiscCheck misc)
                    || programs.of(misc.command()).isPresent()) {
                left.add(checker);
            }
        }
        if (left.size() == server.checkers().size()) {
            return server;
        }
        if (left.isEmpty()) {
            findings.add(new Diagnostic(
                    DiagnosticCode.SCRIPT_REFUSED,
                    Severity.WARNING,
                    Verdict.ACCEPTED,
                    new Span(server.origins().block(), 1, ""),
                    "real server " + server.address().getHostAddress() + " " + server.port()
                            + " is not checked by anything and counts as up",
                    Advice.help("let its MISC_CHECK run, or give it another checker")));
        }
        return server.withCheckers(left);
    }
}
