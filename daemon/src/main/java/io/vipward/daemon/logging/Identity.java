package io.vipward.daemon.logging;

/** Under which name a line stands in the system log: keepalived's process names, by the part of the program that speaks. */
final class Identity {
    static final String PARENT = "Keepalived";
    static final String VRRP = "Keepalived_vrrp";
    static final String CHECKERS = "Keepalived_healthcheckers";

    private static final String SHADOW = "Vipward_shadow";

    private Identity() {}

    /** The same name for a daemon that changes nothing. */
    static String shadow(String name) {
        return SHADOW + name.substring(PARENT.length());
    }

    static String ofLogger(String loggerName) {
        if (loggerName.startsWith("io.vipward.vrrp") || loggerName.startsWith("io.vipward.daemon.track")) {
            return VRRP;
        }
        if (loggerName.startsWith("io.vipward.checkers") || loggerName.startsWith("io.vipward.ipvs")) {
            return CHECKERS;
        }
        return PARENT;
    }
}
