package io.vipward.parser;

import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticFormat;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.model.Configuration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a configuration.
 *
 * @param understood what is not wrong, even where no daemon may run with it; null if there was nothing to read
 * @param diagnostics in the order of the file
 */
public record ParseResult(@Nullable Configuration understood, List<Diagnostic> diagnostics) {
    public ParseResult {
        diagnostics = List.copyOf(diagnostics);
    }

    /** The same with findings that only the host could tell, such as interfaces that do not exist. */
    public ParseResult with(List<Diagnostic> more) {
        List<Diagnostic> all = new ArrayList<>(diagnostics);
        all.addAll(more);
        return new ParseResult(understood, all);
    }

    /** What a daemon may run with, or null. */
    public @Nullable Configuration configuration() {
        boolean stops =
                diagnostics.stream().anyMatch(diagnostic -> diagnostic.verdict().stopsTheDaemon());
        return stops ? null : understood;
    }

    /** Whether no daemon may run with it: at start it ends, and at reload the old configuration stays. */
    public boolean fatal() {
        return configuration() == null;
    }

    /** Exit code of the configuration test, as keepalived 2.4.3 has it: 0, 2, 4, 5 or 6. */
    public int testExitCode() {
        Verdict worst = worst();
        return worst.testExitCode();
    }

    /** Exit code of a daemon that is started with it: 0 if it runs, 2 if it is wrong, 6 if there is no usable file. */
    public int startExitCode() {
        if (!fatal()) {
            return 0;
        }
        boolean file = diagnostics.stream()
                .map(Diagnostic::verdict)
                .anyMatch(verdict -> verdict == Verdict.FILE || verdict == Verdict.INCLUDE);
        return file ? 6 : 2;
    }

    /** All diagnostics as text, with the lines they are about. */
    public String text() {
        return DiagnosticFormat.text(diagnostics);
    }

    private Verdict worst() {
        Verdict worst = Verdict.ACCEPTED;
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.verdict().compareTo(worst) > 0) {
                worst = diagnostic.verdict();
            }
        }
        return worst;
    }
}
