package io.vipward.daemon.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The form that {@code keepalived --log-console} has, which people cut fields out of. */
class ConsoleAppenderTest {
    private static final long FIFTH = LocalDateTime.of(2026, 11, 5, 3, 4, 9)
                    .atZone(ZoneId.systemDefault())
                    .toEpochSecond()
            * 1_000;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private List<String> written(String message, @Nullable Throwable thrown) {
        LoggerContext context = new LoggerContext();
        LoggingEvent event = new LoggingEvent("", context.getLogger("a"), Level.INFO, message, thrown, null);
        event.setTimeStamp(FIFTH);
        ConsoleAppender appender = new ConsoleAppender(new PrintStream(out, true, StandardCharsets.UTF_8));
        appender.setContext(context);
        appender.start();

        appender.doAppend(event);

        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void everyLineBeginsWithTheDateAsKeepalivedWritesIt() {
        List<String> lines = written("(VI_1) Entering MASTER STATE\nand more", null);

        assertEquals(
                List.of("Thu Nov  5 03:04:09 2026: (VI_1) Entering MASTER STATE", "Thu Nov  5 03:04:09 2026: and more"),
                lines);
    }

    @Test
    void aBugIsWrittenWithItsCauseAndALimitedTrace() {
        IllegalStateException bug = new IllegalStateException("outer", new NullPointerException("inner"));
        StackTraceElement[] deep = new StackTraceElement[100];
        Arrays.fill(deep, new StackTraceElement("a.B", "c", "B.java", 1));
        bug.setStackTrace(deep);

        List<String> lines = written("A bug", bug);

        assertEquals("Thu Nov  5 03:04:09 2026: java.lang.IllegalStateException: outer", lines.get(1));
        assertEquals(
                40,
                lines.stream().filter(line -> line.contains("a.B.c(B.java:1)")).count());
        assertTrue(lines.contains("Thu Nov  5 03:04:09 2026: java.lang.NullPointerException: inner"));
    }
}
