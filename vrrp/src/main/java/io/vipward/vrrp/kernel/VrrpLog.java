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
            LOG.info("{}", notice.text());
        } else if (LOG.isDebugEnabled()) {
            LOG.debug("{}", notice.text());
        }
    }

    static void write(Transition transition) {
        LOG.info("{}", transition.text());
    }

    static void write(GroupTransition transition) {
        LOG.info("{}", transition.text());
    }

    /** The kernel did not do what it was asked for. */
    static void refused(String what, String why) {
        LOG.warn("{}: {}", what, why);
    }

    static boolean details() {
        return LOG.isDebugEnabled();
    }
}
