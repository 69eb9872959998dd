package io.vipward.daemon.report;

import io.vipward.parser.diagnostic.DiagnosticFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Whether what is written is seen on a terminal that shows colours. */
public final class Terminal {
    public static final int OUTPUT = 1;
    public static final int ERROR = 2;

    private Terminal() {}

    /** How findings are written to a descriptor of this process. */
    public static DiagnosticFormat.Style style(int descriptor) {
        try {
            Path target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor));
            return style(target.toString(), System.getenv());
        } catch (IOException e) {
            return DiagnosticFormat.Style.PLAIN;
        }
    }

    /** Colours on a terminal, unless {@code NO_COLOR} (no-color.org) or {@code TERM} say otherwise. */
    static DiagnosticFormat.Style style(String target, Map<String, String> environment) {
        boolean terminal =
                target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        return terminal && wanted ? DiagnosticFormat.Style.COLOURED : DiagnosticFormat.Style.PLAIN;
    }
}
