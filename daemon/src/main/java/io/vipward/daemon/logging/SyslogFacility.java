package io.vipward.daemon.logging;

import java.util.OptionalInt;

/** Facilities of the system log that {@code --log-facility} can choose. Immutable; any thread. */
public final class SyslogFacility {
    /** Where lines go if nothing else is said. */
    public static final int DAEMON = 3;

    private static final int USER = 1;
    private static final int LOCAL_0 = 16;
    private static final String LOCAL = "local";

    private SyslogFacility() {}

    /** The number of {@code user}, {@code daemon}, or of one of the eight local ones with or without their name. */
    public static OptionalInt of(String name) {
        if (name.equals("daemon")) {
            return OptionalInt.of(DAEMON);
        }
        if (name.equals("user")) {
            return OptionalInt.of(USER);
        }
        String digit = name.startsWith(LOCAL) ? name.substring(LOCAL.length()) : name;
        return digit.length() == 1 && digit.charAt(0) >= '0' && digit.charAt(0) <= '7'
                ? OptionalInt.of(LOCAL_0 + digit.charAt(0) - '0')
                : OptionalInt.empty();
    }
}
