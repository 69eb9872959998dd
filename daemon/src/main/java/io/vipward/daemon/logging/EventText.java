package io.vipward.daemon.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.ArrayList;
import java.util.List;

/** The lines of one event: its message, and the trace of a bug where there is one. */
final class EventText {
    private static final int MAX_FRAMES = 40;

    private EventText() {}

    static List<String> lines(ILoggingEvent event) {
        List<String> lines = new ArrayList<>(event.getFormattedMessage().lines().toList());
        IThrowableProxy thrown = event.getThrowableProxy();
        while (thrown != null) {
            lines.add(thrown.getClassName() + ": " + thrown.getMessage());
            StackTraceElementProxy[] frames = thrown.getStackTraceElementProxyArray();
            for (int i = 0; i < Math.min(frames.length, MAX_FRAMES); i++) {
                lines.add("    " + frames[i].getSTEAsString());
            }
            thrown = thrown.getCause();
        }
        return lines;
    }
}
