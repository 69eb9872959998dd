package io.vipward.netlink.sysctl;

import io.vipward.netlink.linux.Errno;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes settings and remembers what they were, so that they can be put back. For one thread at a time.
 */
public final class SysctlChanges {
    private final Sysctls sysctls;
    private final Map<SysctlName, Change> changes = new LinkedHashMap<>();

    private record Change(String before, String after) {}

    /** Nothing has been changed yet. */
    public SysctlChanges(Sysctls sysctls) {
        this.sysctls = sysctls;
    }

    /**
     * Gives a setting a value. What is to be put back is what it was before the first change. A setting that has the value
     * already is left alone, and will be.
     *
     * @return why it does not have the value, if it does not
     */
    public Optional<Errno> set(SysctlName name, String value) {
        SysctlValue before = sysctls.read(name);
        if (before instanceof SysctlValue.Failed failed) {
            return Optional.of(failed.errno());
        }
        String text = ((SysctlValue.Present) before).text();
        if (text.equals(value)) {
            return Optional.empty();
        }
        Optional<Errno> refused = sysctls.write(name, value);
        if (refused.isEmpty()) {
            Change earlier = changes.get(name);
            changes.put(name, new Change(earlier == null ? text : earlier.before(), value));
        }
        return refused;
    }

    /**
     * Gives a setting that is a number at least a value.
     *
     * @return why it has less, if it has less; EINVAL if it is no number
     */
    public Optional<Errno> raise(SysctlName name, int value) {
        SysctlValue before = sysctls.read(name);
        if (before instanceof SysctlValue.Failed failed) {
            return Optional.of(failed.errno());
        }
        try {
            boolean enough = Integer.parseInt(((SysctlValue.Present) before).text()) >= value;
            return enough ? Optional.empty() : set(name, Integer.toString(value));
        } catch (NumberFormatException noNumber) {
            return Optional.of(Errno.EINVAL);
        }
    }

    /** What has been changed and not been put back, in the order of the first changes. */
    public List<SysctlName> changed() {
        return List.copyOf(changes.keySet());
    }

    /**
     * Puts one setting back, unless somebody else has changed it since or it is gone, which is no failure.
     *
     * @return why it could not be put back, if it could not; it is forgotten all the same
     */
    public Optional<Errno> restore(SysctlName name) {
        Change change = changes.remove(name);
        if (change == null || !sysctls.read(name).equals(new SysctlValue.Present(change.after()))) {
            return Optional.empty();
        }
        return sysctls.write(name, change.before());
    }

    /**
     * Puts everything back, what was changed last first.
     *
     * @return what could not be put back, and why
     */
    public Map<SysctlName, Errno> restoreAll() {
        Map<SysctlName, Errno> failures = new LinkedHashMap<>();
        List<SysctlName> names = new ArrayList<>(changes.keySet());
        for (int i = names.size() - 1; i >= 0; i--) {
            SysctlName name = names.get(i);
            restore(name).ifPresent(errno -> failures.put(name, errno));
        }
        return failures;
    }
}
