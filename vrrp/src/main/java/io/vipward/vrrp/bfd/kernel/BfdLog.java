package io.vipward.vrrp.bfd.kernel;

import io.vipward.vrrp.bfd.BfdNotice;
import io.vipward.vrrp.bfd.BfdTransition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what sessions have to say: INFO for what keepalived always logs, DEBUG for what it logs with {@code -D}. */
final class BfdLog {
    private static final Logger LOG = LoggerFactory.getLogger(BfdLog.class);

    private BfdLog() {}

    static void write(BfdNotice notice) {
        if (!notice.message().detail()) {
            LOG.info("{}", notice.text());
        } else if (LOG.isDebugEnabled()) {
            LOG.debug("{}", notice.text());
        }
    }

    static void write(BfdTransition transition) {
        if (transition.matters()) {
            LOG.info("{}", transition.text());
        } else if (LOG.isDebugEnabled()) {
            LOG.debug("{}", transition.text());
        }
    }

    /** Sessions cannot work as long as this lasts. */
    static void refused(String what, String why) {
        LOG.error("{}: {}", what, why);
    }

    static void recovered(String what) {
        LOG.info("{}", what);
    }
}
