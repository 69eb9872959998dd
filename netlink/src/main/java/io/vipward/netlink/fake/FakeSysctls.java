package io.vipward.netlink.fake;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.sysctl.SysctlName;
import io.vipward.netlink.sysctl.SysctlValue;
import io.vipward.netlink.sysctl.Sysctls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings for tests and simulation: a table that remembers what was written. For one thread. */
public final class FakeSysctls implements Sysctls {
    private final Map<SysctlName, String> values = new HashMap<>();
    private final Map<SysctlName, Errno> refusals = new HashMap<>();
    private final List<String> writes = new ArrayList<>();

    /** There is a setting of that name and value from now on; that is no write. */
    public FakeSysctls with(SysctlName name, String value) {
        values.put(name, value);
        return this;
    }

    /** There is no setting of that name any more. */
    public FakeSysctls without(SysctlName name) {
        values.remove(name);
        return this;
    }

    /** Writing the setting fails from now on. */
    public FakeSysctls refusing(SysctlName name, Errno errno) {
        refusals.put(name, errno);
        return this;
    }

    @Override
    public SysctlValue read(SysctlName name) {
        String value = values.get(name);
        return value == null ? new SysctlValue.Failed(Errno.ENOENT) : new SysctlValue.Present(value);
    }

    @Override
    public Optional<Errno> write(SysctlName name, String value) {
        Errno refusal = values.containsKey(name) ? refusals.get(name) : Errno.ENOENT;
        if (refusal != null) {
            return Optional.of(refusal);
        }
        values.put(name, value);
        writes.add(name.path() + "=" + value);
        return Optional.empty();
    }

    /** Every write that succeeded, in order, as {@code path=value}. */
    public List<String> writes() {
        return List.copyOf(writes);
    }
}
