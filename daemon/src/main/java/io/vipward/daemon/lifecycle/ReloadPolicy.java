package io.vipward.daemon.lifecycle;

import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which findings keep a new configuration from replacing the running one: errors that the running one did not have when it
 * was loaded. A file that has carried an unknown keyword for years can still be reloaded; a new mistake is not let in.
 */
final class ReloadPolicy {
    private ReloadPolicy() {}

    /** A finding wherever it stands: lines move when a file is edited. */
    private record Fault(DiagnosticCode code, String message) {
        static Fault of(Diagnostic diagnostic) {
            return new Fault(diagnostic.code(), diagnostic.message());
        }
    }

    static List<Diagnostic> newErrors(List<Diagnostic> running, List<Diagnostic> wanted) {
        Set<Fault> known = new HashSet<>();
        for (Diagnostic diagnostic : running) {
            known.add(Fault.of(diagnostic));
        }
        return wanted.stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .filter(diagnostic -> !known.contains(Fault.of(diagnostic)))
                .toList();
    }
}
