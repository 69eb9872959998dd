package io.vipward.netlink.process;

import java.util.List;

/**
 * As whom a program runs when not as the daemon itself.
 *
 * @param gid the primary group
 * @param groups the supplementary ones, at least one
 */
public record Credentials(int uid, int gid, List<Integer> groups) {
    public Credentials {
        groups = List.copyOf(groups);
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("no groups");
        }
    }

    /** With the primary group as the only supplementary one. */
    public Credentials(int uid, int gid) {
        this(uid, gid, List.of(gid));
    }
}
