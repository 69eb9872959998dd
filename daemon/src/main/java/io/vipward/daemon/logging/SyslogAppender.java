package io.vipward.daemon.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Instant;
import java.util.function.Consumer;

/** The system log, through {@code /dev/log}. A line that the receiver does not take is lost, as with {@code syslog(3)}. */
final class SyslogAppender extends AppenderBase<ILoggingEvent> {
    private static final int ERROR = 3;
    private static final int WARNING = 4;
    private static final int INFO = 6;

    private final Consumer<String> send;
    private final LogTarget target;
    private final long pid;

    SyslogAppender(Consumer<String> send, LogTarget target, long pid) {
        this.send = send;
        this.target = target;
        this.pid = pid;
    }

    @Override
    protected void append(ILoggingEvent event) {
        String name = Identity.ofLogger(event.getLoggerName());
        String ident = target.shadow() ? Identity.shadow(name) : name;
        Instant when = Instant.ofEpochMilli(event.getTimeStamp());
        for (String line : EventText.lines(event)) {
            send.accept(SyslogMessage.format(target.facility(), severity(event.getLevel()), when, ident, pid, line));
        }
    }

    /** Detail lines are INFO too, as keepalived's are. */
    private static int severity(Level level) {
        if (level.isGreaterOrEqual(Level.ERROR)) {
            return ERROR;
        }
        return level.isGreaterOrEqual(Level.WARN) ? WARNING : INFO;
    }
}
