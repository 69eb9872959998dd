package io.vipward.daemon.logging;

/**
 * Where lines go and how many.
 *
 * @param console also to standard error
 * @param syslog to the system log
 * @param facility of the system log, a number of {@link SyslogFacility}
 * @param detail the lines that keepalived writes with {@code --log-detail} only
 */
public record LogTarget(boolean console, boolean syslog, int facility, boolean detail) {}
