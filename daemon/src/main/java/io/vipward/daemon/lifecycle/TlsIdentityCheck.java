package io.vipward.daemon.lifecycle;

import io.vipward.checkers.probe.TlsIdentity;
import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.HttpCheck;
import io.vipward.parser.model.SslSettings;
import io.vipward.parser.source.Span;
import java.util.Optional;

/** Looks at the files of the {@code SSL} block. As with keepalived the daemon does not start with ones that cannot be used. */
final class TlsIdentityCheck {
    private TlsIdentityCheck() {}

    static Optional<Diagnostic> check(Configuration configuration) {
        SslSettings settings = configuration.balancing().ssl();
        if (settings == null || !isNeeded(configuration)) {
            return Optional.empty();
        }
        try {
            TlsIdentity.engines(settings);
            return Optional.empty();
        } catch (TlsIdentity.UnusableException unusable) {
            DiagnosticCode code = DiagnosticCode.REFUSED;
            Span span = new Span(settings.origins().block(), 1, "");
            String why = String.valueOf(unusable.getMessage());
            return Optional.of(new Diagnostic(code, code.severity(), Verdict.ACCEPTED, span, why, Advice.NONE));
        }
    }

    private static boolean isNeeded(Configuration configuration) {
        return configuration.virtualServers().stream()
                .flatMap(server -> server.realServers().stream())
                .flatMap(server -> server.checkers().stream())
                .anyMatch(checker -> checker instanceof HttpCheck http && http.ssl());
    }
}
