package io.vipward.netlink.process;

/**
 * As whom a program runs when not as the daemon itself.
 *
 * @param gid the primary group, and the only supplementary one
 */
public record Credentials(int uid, int gid) {}
