package io.vipward.daemon.track;

import java.util.ArrayList;
import java.util.List;

/**
 * As whom a script runs.
 *
 * @param name for people
 * @param uid 0 for root
 * @param gid primary group or the one configured
 * @param groups all supplementary ones: the same, unless {@code set_supplementary_groups} adds those of the user
 */
public record ScriptUser(String name, int uid, int gid, List<Integer> groups) {
    static final ScriptUser ROOT = new ScriptUser("root", 0, 0);

    public ScriptUser {
        groups = List.copyOf(groups);
    }

    /** In no other group. */
    public ScriptUser(String name, int uid, int gid) {
        this(name, uid, gid, List.of(gid));
    }

    /** The same in these groups, too. */
    ScriptUser with(List<Integer> others) {
        List<Integer> all = new ArrayList<>(List.of(gid));
        others.stream().filter(group -> group != gid).distinct().forEach(all::add);
        return new ScriptUser(name, uid, gid, all);
    }

    /** Whether it is what the daemon itself is. */
    boolean ordinaryRoot() {
        return uid == 0 && groups.equals(List.of(0));
    }

    boolean root() {
        return uid == 0;
    }

    /** Whether a mistake in the file's permissions would hand root's rights to somebody. */
    boolean privileged() {
        return uid == 0 || gid == 0;
    }
}
