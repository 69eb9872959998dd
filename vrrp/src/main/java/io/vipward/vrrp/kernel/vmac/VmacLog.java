package io.vipward.vrrp.kernel.vmac;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what happens to virtual interfaces: INFO for what keepalived always logs, DEBUG for what it logs with {@code -D}. */
final class VmacLog {
    private static final Logger LOG = LoggerFactory.getLogger(VmacLog.class);

    private VmacLog() {}

    static void write(VmacRemark remark) {
        if (remark.error()) {
            LOG.warn("{}", remark.text());
        } else {
            LOG.info("{}", remark.text());
        }
    }

    static void done(VirtualLink link, String what) {
        LOG.debug("({}): Success {} {} interface {}", link.instance(), what, kind(link), link.name());
    }

    static void removed(VirtualLink link) {
        LOG.debug("({}) Success removing {} interface {}", link.instance(), kind(link), link.name());
    }

    static void refused(VirtualLink link, String what, String why) {
        LOG.warn("({}) cannot {} {} interface {}: {}", link.instance(), what, kind(link), link.name(), why);
    }

    static void notice(String text) {
        LOG.info("{}", text);
    }

    static void warn(String text) {
        LOG.warn("{}", text);
    }

    private static String kind(VirtualLink link) {
        return link.macvlan() ? "VMAC" : "ipvlan";
    }
}
