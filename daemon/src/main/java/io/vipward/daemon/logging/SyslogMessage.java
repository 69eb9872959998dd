package io.vipward.daemon.logging;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The datagram that the C library's {@code syslog(3)} sends to {@code /dev/log}: RFC 3164 without a host name. */
final class SyslogMessage {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ROOT);
    private static final int MAX_CHARACTERS = 2_000;

    private SyslogMessage() {}

    static String format(int facility, int severity, Instant when, String ident, long pid, String text) {
        String limited = text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) : text;
        return "<" + (facility << 3 | severity) + ">"
                + TIMESTAMP.format(when.atZone(ZoneId.systemDefault()))
                + " " + ident + "[" + pid + "]: " + limited;
    }
}
