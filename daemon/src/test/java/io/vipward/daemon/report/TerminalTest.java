package io.vipward.daemon.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.parser.diagnostic.DiagnosticFormat.Style;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
    @ParameterizedTest
    @CsvSource({
        "/dev/pts/3, xterm, , COLOURED",
        "/dev/tty1, linux, '', COLOURED",
        "/dev/console, linux, , COLOURED",
        "/dev/pts/3, xterm, 1, PLAIN",
        "/dev/pts/3, dumb, , PLAIN",
        "/dev/pts/3, , , PLAIN",
        "/var/log/check.log, xterm, , PLAIN",
        "pipe:[123], xterm, , PLAIN",
        "/dev/null, xterm, , PLAIN",
    })
    void coloursAreForTerminalsThatWantThem(
            String target, @Nullable String term, @Nullable String noColor, Style expected) {
        Map<String, String> environment = new HashMap<>();
        if (term != null) {
            environment.put("TERM", term);
        }
        if (noColor != null) {
            environment.put("NO_COLOR", noColor);
        }

        assertEquals(expected, Terminal.style(target, environment));
    }
}
