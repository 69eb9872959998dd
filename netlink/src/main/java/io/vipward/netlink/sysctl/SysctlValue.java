package io.vipward.netlink.sysctl;

import io.vipward.netlink.linux.Errno;

/** What reading a setting gives. Immutable, any thread. */
public sealed interface SysctlValue {
    /** The value, without the end of the line. */
    record Present(String text) implements SysctlValue {}

    /** There is none to be had: ENOENT if the kernel or the interface does not have it. */
    record Failed(Errno errno) implements SysctlValue {}
}
