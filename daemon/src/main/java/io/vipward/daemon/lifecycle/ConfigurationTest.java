package io.vipward.daemon.lifecycle;

import io.vipward.parser.diagnostic.DiagnosticFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code --config-test}: says everything there is to say about a file, and changes nothing. */
public final class ConfigurationTest {
    private ConfigurationTest() {}

    /**
     * Reads the file and reports.
     *
     * @param log where messages are appended, null for standard error
     * @param style of what goes to standard error
     * @return keepalived's exit status for such a file
     */
    public static int run(ConfigurationSource source, @Nullable Path log, DiagnosticFormat.Style style) {
        try {
            Preparation preparation = Preparation.of(source).withMailServer();
            String text = DiagnosticFormat.testText(
                            preparation.findings(), log == null ? style : DiagnosticFormat.Style.PLAIN)
                    + preparation.lines().stream()
                            .map(line -> line + System.lineSeparator())
                            .collect(Collectors.joining());
            write(text, log);
            return preparation.testExitCode();
        } catch (IOException e) {
            System.err.println("Configuration test of " + source + " failed: " + e.getMessage());
            return ExitCode.FATAL;
        }
    }

    private static void write(String text, @Nullable Path log) throws IOException {
        if (log == null) {
            System.err.print(text);
            System.err.flush();
        } else {
            Files.writeString(log, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
