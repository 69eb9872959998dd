package io.vipward.checkers.probe;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.sysctl.SysctlChanges;
import io.vipward.netlink.sysctl.SysctlName;
import io.vipward.netlink.sysctl.SysctlValue;
import io.vipward.netlink.sysctl.Sysctls;
import java.util.Optional;

/**
 * Lets the daemon's group send echoes: net.ipv4.ping_group_range begins with group 0 while a PING_CHECK is configured, and is
 * put back afterwards. For one thread at a time; reads and writes files.
 */
public final class PingPermission {
    private static final SysctlName RANGE = new SysctlName("net/ipv4/ping_group_range");

    private final Sysctls sysctls;
    private final SysctlChanges changes;

    public PingPermission(Sysctls sysctls) {
        this.sysctls = sysctls;
        this.changes = new SysctlChanges(sysctls);
    }

    /** Takes group 0 in; returns why that was refused, if it was. */
    public Optional<Errno> take() {
        SysctlValue value = sysctls.read(RANGE);
        if (value instanceof SysctlValue.Failed failed) {
            return Optional.of(failed.errno());
        }
        String[] bounds = ((SysctlValue.Present) value).text().strip().split("\\s+", -1);
        if (bounds.length != 2 || bounds[0].equals("0")) {
            return Optional.empty();
        }
        return changes.set(RANGE, "0 " + bounds[1]);
    }

    /** Puts the range back. */
    public void giveBack() {
        changes.restoreAll();
    }
}
