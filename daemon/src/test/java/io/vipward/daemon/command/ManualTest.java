package io.vipward.daemon.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.AutoComplete;

/**
 * The manual and the completion of the shell say what the command line takes.
 *
 * <p>{@code -Dvipward.docs.rewrite=true} writes them anew; read the difference before it is committed.
 */
class ManualTest {
    private static final Path PACKAGING = Path.of("../packaging");
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
}
