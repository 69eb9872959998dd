package io.vipward.daemon.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of the manual as {@code man} shows them; it needs groff, which {@code dev/packages} has. */
@Tag("kernel")
class ManualIT {
    @ParameterizedTest
    @ValueSource(strings = {"vipward.8", "vipward.conf.5"})
    void pageIsFormattedWithoutWarnings(String page) throws IOException, InterruptedException {
        Process groff = new ProcessBuilder("groff", "-man", "-ww", "-Tutf8", "-z", "../packaging/man/" + page)
                .redirectErrorStream(true)
                .start();
        String warnings = new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(0, groff.waitFor(), warnings);
        assertEquals("", warnings);
    }
}
