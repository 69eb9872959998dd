package io.vipward.daemon.logging;

/**
 * Where lines go and how many.
 *
 * @param console also to standard error
 * @param syslog to the system log
 * @param detail the lines that keepalived writes with {@code --log-detail} only
 */
public record LogTarget(boolean console, boolean syslog, boolean detail) {}
