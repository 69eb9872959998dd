package io.vipward.checkers.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What SMTP_CHECK says; what it makes of answers stands in {@link ProbeTableIT}. */
@Tag("kernel")
class SmtpProbeIT {
    @Test
    void itGreetsAndTakesItsLeave() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain("say 220 mx~ | line | say 250 mx~ | line | say 221 bye~")) {
            new ProbeRig()
                    .with("dialogue", server.port(), "SMTP_CHECK {\n" + ProbeRig.settings() + "helo_name my.helo\n}")
                    .run();

            assertEquals(List.of("HELO my.helo\r\n", "QUIT\r\n"), server.heard());
        }
    }
}
