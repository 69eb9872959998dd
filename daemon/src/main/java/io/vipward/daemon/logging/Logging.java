package io.vipward.daemon.logging;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.helpers.NOPAppender;
import io.vipward.vrrp.kernel.Rehearsing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Sets logback up without a file. Engines hand their lines to a queue and never wait: when 8,192 lines are waiting for
 * a slow terminal or system log, further ones are dropped.
 */
public final class Logging implements AutoCloseable {
    private static final int QUEUE_LINES = 8_192;
    private static final int FLUSH_MILLIS = 2_000;

    private static final int ROOM_MILLIS = 2_000;

    private final LoggerContext context;
    private final List<AsyncAppender> queues;

    private Logging(LoggerContext context, List<AsyncAppender> queues) {
        this.context = context;
        this.queues = List.copyOf(queues);
    }

    /**
     * Replaces what was set up before.
     *
     * @param syslog takes one datagram for the system log; null where there is none to reach
     */
    public static Logging start(LogTarget target, @Nullable Consumer<String> syslog, long pid) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(target.detail() ? Level.DEBUG : Level.INFO);
        List<AsyncAppender> queues = new ArrayList<>();
        if (target.console()) {
            queues.add(queued(new ConsoleAppender(System.err), context));
        }
        if (target.syslog() && syslog != null) {
            queues.add(queued(new SyslogAppender(syslog, target, pid), context));
        }
        queues.forEach(root::addAppender);
        discardRehearsals(context);
        return new Logging(context, queues);
    }

    /** Their lines are made as any other, and go nowhere. */
    private static void discardRehearsals(LoggerContext context) {
        NOPAppender<ILoggingEvent> nowhere = new NOPAppender<>();
        nowhere.setContext(context);
        nowhere.start();
        Logger rehearsals = context.getLogger(Rehearsing.LOGGER);
        rehearsals.setLevel(Level.TRACE);
        rehearsals.setAdditive(false);
        rehearsals.addAppender(nowhere);
    }

    /** Each target has a queue of its own, so that a slow one does not hold back the other. */
    private static AsyncAppender queued(Appender<ILoggingEvent> target, LoggerContext context) {
        target.setContext(context);
        target.start();
        AsyncAppender queue = new AsyncAppender();
        queue.setContext(context);
        queue.setQueueSize(QUEUE_LINES);
        queue.setDiscardingThreshold(0);
        queue.setNeverBlock(true);
        queue.setMaxFlushTime(FLUSH_MILLIS);
        queue.addAppender(target);
        queue.start();
        return queue;
    }

    /** Waits until every queue is half empty, for 2 s at most: for those who have more to say than a queue holds. */
    public void makeRoom() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ROOM_MILLIS);
        while (System.nanoTime() < end
                && queues.stream().anyMatch(queue -> queue.getNumberOfElementsInQueue() > QUEUE_LINES / 2)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    /** Writes out what waits (for 2 s at most). */
    @Override
    public void close() {
        context.stop();
    }
}
