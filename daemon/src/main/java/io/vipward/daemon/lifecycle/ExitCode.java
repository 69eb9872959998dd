package io.vipward.daemon.lifecycle;

/** Exit statuses of the daemon and of the configuration test; the numbers are keepalived's. */
public final class ExitCode {
    /** A normal stop, and "already running". */
    public static final int OK = 0;
    /** A wrong option, or a running condition that cannot get better. */
    public static final int FATAL = 1;
    /** A configuration that cannot be run. */
    public static final int CONFIG = 2;
    /** The configuration test found only things of the host missing. */
    public static final int CONFIG_TEST_BAD = 4;
    /** Not permitted to do what the daemon has to do; the same number as {@link #CONFIG_TEST_BAD}. */
    public static final int NOT_PERMITTED = 4;
    /** The configuration test found something to report. */
    public static final int CONFIG_TEST_FAILED = 5;
    /** The configuration test found scripts that are not secured. */
    public static final int CONFIG_TEST_SECURITY = 6;
    /** The configuration file cannot be read. */
    public static final int NO_CONFIG = 6;
    /** A bug in the program. */
    public static final int SOFTWARE = 70;

    private ExitCode() {}
}
