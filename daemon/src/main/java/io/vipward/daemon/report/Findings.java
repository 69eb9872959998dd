package io.vipward.daemon.report;

import io.vipward.parser.diagnostic.Diagnostic;
import java.util.List;

/**
 * What was found out about a file in one respect.
 *
 * @param group {@code file} for what anybody would find, {@code host} for what is so on this machine
 */
public record Findings(String group, List<Diagnostic> diagnostics) {
    public static final String FILE = "file";
    public static final String HOST = "host";

    public Findings {
        diagnostics = List.copyOf(diagnostics);
    }
}
