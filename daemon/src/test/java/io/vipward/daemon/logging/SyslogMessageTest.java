package io.vipward.daemon.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SyslogMessageTest {
    @Test
    void messageHasTheFormOfTheCLibrary() {
        var when = LocalDateTime.of(2026, 11, 3, 4, 5, 6).atZone(ZoneId.systemDefault());

        String message = SyslogMessage.format(
                SyslogFacility.DAEMON,
                6,
                when.toInstant(),
                Identity.ofLogger("io.vipward.vrrp.kernel.VrrpEngine"),
                42,
                "(VI_1) Entering MASTER STATE");

        assertEquals("<30>Nov  3 04:05:06 Keepalived_vrrp[42]: (VI_1) Entering MASTER STATE", message);
    }

    @Test
    void linesGoToTheFacilityThatWasChosen() {
        List<String> messages = new CopyOnWriteArrayList<>();

        int local5 = SyslogFacility.of("local5").orElseThrow();
        try (Logging logging = Logging.start(new LogTarget(false, true, local5, false, false), messages::add, 42)) {
            LoggerFactory.getLogger("io.vipward.daemon.X").info("x");
            logging.makeRoom();
        }

        assertEquals(1, messages.size());
        assertTrue(messages.get(0).startsWith("<174>"), messages.get(0));
    }

    @Test
    void overlongTextIsCutToWhatADatagramTakes() {
        String message =
                SyslogMessage.format(SyslogFacility.DAEMON, 6, Instant.EPOCH, "Keepalived", 1, "x".repeat(100_000));

        assertTrue(message.length() < 2_100, () -> "length " + message.length());
    }

    @Test
    void eachPartSpeaksUnderKeepalivedsProcessName() {
        assertEquals("Keepalived_healthcheckers", Identity.ofLogger("io.vipward.checkers.kernel.CheckersEngine"));
        assertEquals("Keepalived_vrrp", Identity.ofLogger("io.vipward.daemon.track.ScriptTracker"));
        assertEquals("Keepalived", Identity.ofLogger("io.vipward.daemon.lifecycle.Daemon"));
    }
}
