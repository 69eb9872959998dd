package io.vipward.daemon.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Standard error in the form of {@code keepalived --log-console}: {@code Sat Nov 21 13:42:00 2026: text}. */
final class ConsoleAppender extends AppenderBase<ILoggingEvent> {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT);

    private final PrintStream out;

    ConsoleAppender(PrintStream out) {
        this.out = out;
    }

    @Override
    protected void append(ILoggingEvent event) {
        String when =
                TIMESTAMP.format(Instant.ofEpochMilli(event.getTimeStamp()).atZone(ZoneId.systemDefault()));
        for (String line : EventText.lines(event)) {
            out.println(when + ": " + line);
        }
        out.flush();
    }
}
