package io.vipward.parser.reference;

import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import java.util.Locale;
import java.util.Map;

/** {@code docs/diagnostics.md}: every code. */
final class DiagnosticReference {
    private static final String HEAD = """
            # Every finding by its code

            This page is made from the program (`mvn test -pl parser -Dtest=ReferenceTest -Dvipward.docs.rewrite=true`); do not edit it.

            A code never changes once it is published. The verdict is what keepalived 2.4.3 usually does about it, on which the exit
            codes depend: that of `--config-test` and `vipward check`, and whether the daemon starts. A single finding may be judged
            otherwise where keepalived does; `vipward check --format json` shows the verdict of each.

            """;

    private DiagnosticReference() {}

    /**
     * The page.
     *
     * @param examples a finding of each code for which there is one, as text
     */
    static String markdown(Map<DiagnosticCode, String> examples) {
        StringBuilder out = new StringBuilder(HEAD);
        out.append("| Verdict | What keepalived does | Test ends with | Daemon |\n|---|---|---|---|\n");
        for (Verdict verdict : Verdict.values()) {
            out.append("| ")
                    .append(name(verdict))
                    .append(" | ")
                    .append(meaning(verdict))
                    .append(" | ")
                    .append(verdict.testExitCode())
                    .append(" | ")
                    .append(daemon(verdict))
                    .append(" |\n");
        }
        for (DiagnosticCode code : DiagnosticCode.values()) {
            out.append("\n## ")
                    .append(code)
                    .append("\n\n")
                    .append(code.explanation())
                    .append("\n\n");
            out.append(capital(code.severity().toString()))
                    .append(", ")
                    .append(name(code.verdict()))
                    .append(": the test ends with ")
                    .append(code.verdict().testExitCode())
                    .append(".\n");
            String example = examples.get(code);
            if (example != null) {
                out.append("\n```\n").append(example).append("```\n");
            }
        }
        return out.toString();
    }

    private static String name(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String meaning(Verdict verdict) {
        return switch (verdict) {
            case ACCEPTED -> "nothing, or a line in the log only";
            case SAID -> "says it with its line, and does not count it";
            case FILE -> "says that the file cannot be used";
            case REPORTED -> "reports it with its line, and corrects or ignores it";
            case REPORTED_AT_END -> "reports it without a line when the file has been read, and corrects or ignores it";
            case FATAL_INTERFACE, FATAL_AT_START -> "reports it with its line; what it is about cannot run";
            case FATAL_AT_END -> "reports it without a line when the file has been read; the instance cannot run";
            case SECURITY -> "reports that scripts run without enable_script_security";
            case INCLUDE -> "reports that a file that must be included is not there";
            case FATAL_ARGUMENT -> "ends at once";
        };
    }

    private static String daemon(Verdict verdict) {
        if (!verdict.stopsTheDaemon()) {
            return "runs";
        }
        boolean file = verdict == Verdict.FILE || verdict == Verdict.INCLUDE;
        return "ends with " + (file ? 6 : 2);
    }
}
