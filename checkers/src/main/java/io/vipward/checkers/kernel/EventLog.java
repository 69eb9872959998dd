package io.vipward.checkers.kernel;

import io.vipward.checkers.core.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes events as keepalived does; what it shows with {@code -D} only is DEBUG. */
final class EventLog {
    private static final Logger LOG = LoggerFactory.getLogger("io.vipward.checkers");

    void say(Event event) {
        switch (event.level()) {
            case ERROR -> LOG.error("{}", event.text());
            case INFO -> LOG.info("{}", event.text());
            case DETAIL -> LOG.debug("{}", event.text());
        }
    }

    void error(String text) {
        LOG.error("{}", text);
    }

    void warn(String text) {
        LOG.warn("{}", text);
    }

    void info(String text) {
        LOG.info("{}", text);
    }

    boolean tracing() {
        return LOG.isTraceEnabled();
    }

    /** Ours, for those who look at every single change. */
    void trace(String text) {
        LOG.trace("{}", text);
    }
}
