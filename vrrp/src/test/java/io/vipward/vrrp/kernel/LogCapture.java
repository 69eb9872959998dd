package io.vipward.vrrp.kernel;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** Takes what this module logs on one thread, details included. */
public final class LogCapture extends AppenderBase<ILoggingEvent> {
    private final String threadName;
    private final Consumer<ILoggingEvent> taker;
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.vipward.vrrp");

    public LogCapture(String threadName, Consumer<ILoggingEvent> taker) {
        this.threadName = threadName;
        this.taker = taker;
    }

    public void begin() {
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        start();
        logger.addAppender(this);
    }

    public void end() {
        logger.detachAppender(this);
        stop();
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getThreadName().equals(threadName)) {
            taker.accept(event);
        }
    }
}
