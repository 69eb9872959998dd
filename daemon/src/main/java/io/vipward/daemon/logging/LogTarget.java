package io.vipward.daemon.logging;

/**
 * Where lines go and how many.
 *
 * @param console also to standard error
 * @param syslog to the system log
 * @param facility of the system log, a number of {@link SyslogFacility}
 * @param detail the lines that keepalived writes with {@code --log-detail} only
 * @param shadow under names of its own in the system log, so that nobody takes them for those of the daemon that really runs
 */
public record LogTarget(boolean console, boolean syslog, int facility, boolean detail, boolean shadow) {}
