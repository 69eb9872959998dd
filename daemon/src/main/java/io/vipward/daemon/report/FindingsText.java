package io.vipward.daemon.report;

import io.vipward.parser.diagnostic.DiagnosticFormat;
import java.util.List;

/** Findings for people. */
public final class FindingsText {
    private FindingsText() {}

    /** Those about the files, then those about this machine under a heading of their own. */
    public static String of(List<Findings> all, DiagnosticFormat.Style style) {
        StringBuilder out = new StringBuilder();
        for (Findings findings : all) {
            if (findings.group().equals(Findings.HOST)
                    && !findings.diagnostics().isEmpty()) {
                out.append("On this machine:\n");
            }
            out.append(DiagnosticFormat.text(findings.diagnostics(), style));
        }
        return out.toString();
    }
}
