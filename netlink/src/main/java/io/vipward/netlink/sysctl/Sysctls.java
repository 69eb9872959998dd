package io.vipward.netlink.sysctl;

import io.vipward.netlink.linux.Errno;
import java.util.Optional;

/**
 * The kernel's settings. The real ones are {@link ProcSysctls}, those for tests {@code FakeSysctls}. For one thread at a time.
 */
public interface Sysctls {
    /** Reads a setting. */
    SysctlValue read(SysctlName name);

    /** Writes a setting; why it was not written, if it was not. */
    Optional<Errno> write(SysctlName name, String value);
}
