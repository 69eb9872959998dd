package io.vipward.vrrp.kernel;

import io.vipward.vrrp.core.GroupTransition;
import io.vipward.vrrp.core.Notice;
import io.vipward.vrrp.core.Transition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what elections have to say: INFO for what keepalived always logs, DEBUG for what it logs with {@code -D}. */
final class VrrpLog {
    private static final Logger LOG = LoggerFactory.getLogger(VrrpLog.class);

    private VrrpLog() {}

    static void write(Notice notice) {
        if (!notice.message().detail()) {
            info(notice.text());
        } else if (details()) {
            detail(notice.text());
        }
    }

    static void write(Transition transition) {
        info(transition.text());
    }

    static void write(GroupTransition transition) {
        info(transition.text());
    }

    /** The kernel did not do what it was asked for. */
    static void refused(String what, String why) {
        if (Rehearsing.now()) {
            Rehearsing.LOG.trace("{}: {}", what, why);
        } else {
            LOG.warn("{}: {}", what, why);
        }
    }

    static boolean details() {
        return LOG.isDebugEnabled();
    }

    private static void info(String text) {
        if (Rehearsing.now()) {
            Rehearsing.LOG.trace("{}", text);
        } else {
            LOG.info("{}", text);
        }
    }

    private static void detail(String text) {
        if (Rehearsing.now()) {
            Rehearsing.LOG.trace("{}", text);
        } else {
            LOG.debug("{}", text);
        }
    }
}
