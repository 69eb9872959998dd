package io.vipward.daemon.lifecycle;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.Severity;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Findings as log lines, one each. */
final class DiagnosticLog {
    private static final Logger LOG = LoggerFactory.getLogger(DiagnosticLog.class);

    private DiagnosticLog() {}

    static void write(List<Diagnostic> diagnostics) {
        for (Diagnostic diagnostic : diagnostics) {
            String line = line(diagnostic);
            if (diagnostic.severity() == Severity.ERROR) {
                LOG.error(line);
            } else {
                LOG.warn(line);
            }
        }
    }

    /** Such as {@code a.conf:14:5: error [unknown-keyword] …; keepalived: …; help: …}. */
    static String line(Diagnostic diagnostic) {
        Advice advice = diagnostic.advice();
        StringBuilder line = new StringBuilder(diagnostic.toString());
        if (advice.keepalived() != null) {
            line.append("; keepalived: ").append(advice.keepalived());
        }
        if (advice.help() != null) {
            line.append("; help: ").append(advice.help());
        }
        return line.toString();
    }
}
