package io.vipward.parser.diagnostic;

/**
 * What keepalived 2.4.3 does about a finding; exit codes follow from the worst one.
 *
 * <p>Its messages name a line only while it reads the file. What it finds at the end of reading, when it completes
 * instances and servers, it says without a line; ours always know one, and {@link #namesLine} tells the difference.
 */
public enum Verdict {
    /** Accepted without a word, or only logged: the configuration test does not show it. */
    ACCEPTED,
    /** Said, with its line, but not counted. */
    SAID,
    /** The file itself cannot be used: the test still ends with 0, the daemon with 6. */
    FILE,
    /** An interface outside of instances does not exist: the test ends with 4, which all others hide, the daemon with 2. */
    FATAL_INTERFACE,
    /** Reported and corrected or ignored: the test ends with 5, the daemon runs. */
    REPORTED,
    /** The same, found when the file has been read. */
    REPORTED_AT_END,
    /** The instance cannot run on this machine: the test ends with 5, the daemon with 2. */
    FATAL_AT_START,
    /** The same, found when the file has been read: instances contradict each other or lack what they need. */
    FATAL_AT_END,
    /** Scripts run without {@code enable_script_security}: the test ends with 6, the daemon runs. */
    SECURITY,
    /** A file that must be included is not there: the test and the daemon end with 6. */
    INCLUDE,
    /** A keyword without its mandatory argument: the test and the daemon end with 2 at once. */
    FATAL_ARGUMENT;

    /** Whether no daemon may run with such a configuration. */
    public boolean stopsTheDaemon() {
        return switch (this) {
            case FILE, FATAL_INTERFACE, FATAL_AT_START, FATAL_AT_END, INCLUDE, FATAL_ARGUMENT -> true;
            case ACCEPTED, SAID, REPORTED, REPORTED_AT_END, SECURITY -> false;
        };
    }

    /** Exit code of the configuration test if this were the only finding. */
    public int testExitCode() {
        return switch (this) {
            case ACCEPTED, SAID, FILE -> 0;
            case FATAL_INTERFACE -> 4;
            case REPORTED, REPORTED_AT_END, FATAL_AT_START, FATAL_AT_END -> 5;
            case SECURITY, INCLUDE -> 6;
            case FATAL_ARGUMENT -> 2;
        };
    }

    /** Whether keepalived's own message about it names file and line. */
    public boolean namesLine() {
        return switch (this) {
            case SAID, FATAL_INTERFACE, REPORTED, FATAL_AT_START, INCLUDE, FATAL_ARGUMENT -> true;
            case ACCEPTED, FILE, REPORTED_AT_END, FATAL_AT_END, SECURITY -> false;
        };
    }
}
