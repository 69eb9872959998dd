package io.vipward.daemon.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.AutoComplete;

/**
 * The manual and the completion of the shell say what the command line takes.
 *
 * <p>{@code -Dvipward.docs.rewrite=true} writes them anew; read the difference before it is committed.
 */
class ManualTest {
    private static final Path PACKAGING = Path.of("../packaging");
    private static final Path GROFF = Path.of("/usr/bin/groff");
    private static final boolean REWRITE = Boolean.getBoolean("vipward.docs.rewrite");

    private static void assertCurrent(String document, String text) throws IOException {
        Path file = PACKAGING.resolve(document);
        if (REWRITE) {
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, text);
        }
        assertEquals(
                Files.readString(file),
                text,
                document + " is not current: run this test with -Dvipward.docs.rewrite=true");
    }

    @Test
    void manualOfTheCommandIsAsItsOptions() throws IOException {
        assertCurrent("man/vipward.8", CommandManual.roff());
    }

    @Test
    void shellCompletesWhatTheCommandTakes() throws IOException {
        assertCurrent("completion/vipward.bash", AutoComplete.bash("vipward", Subcommands.model()));
    }

    @Test
    void everyOptionIsInTheManual() {
        String manual = CommandManual.roff().replace("\\-", "-");

        for (String option : new String[] {"-t, --config-test", "-d, --dump-conf", "--host", "--hide-secrets"}) {
            assertTrue(manual.contains(option), option);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vipward.8", "vipward.conf.5"})
    void manualIsFormattedWithoutWarnings(String page) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(GROFF), "groff is not installed");

        Process groff = new ProcessBuilder(
                        GROFF.toString(),
                        "-man",
                        "-ww",
                        "-Tutf8",
                        "-z",
                        PACKAGING.resolve("man/" + page).toString())
                .redirectErrorStream(true)
                .start();
        String warnings = new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(0, groff.waitFor(), warnings);
        assertEquals("", warnings);
    }
}
