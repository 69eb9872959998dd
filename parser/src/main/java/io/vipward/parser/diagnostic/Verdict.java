package io.vipward.parser.diagnostic;

/** What keepalived 2.4.3 does about a finding; exit codes follow from the worst one. */
public enum Verdict {
    /** Accepted, or only logged: the configuration test does not count it. */
    ACCEPTED,
    /** The file itself cannot be used: the test still ends with 0, the daemon with 6. */
    FILE,
    /** Reported and corrected or ignored: the test ends with 5, the daemon runs. */
    REPORTED,
    /** The instances contradict each other or lack what they need: the test ends with 5, the daemon with 2. */
    FATAL_AT_START,
    /** Scripts run without {@code enable_script_security}: the test ends with 6, the daemon runs. */
    SECURITY,
    /** A file that must be included is not there: the test and the daemon end with 6. */
    INCLUDE,
    /** A keyword without its mandatory argument: the test and the daemon end with 2 at once. */
    FATAL_ARGUMENT;

    /** Whether no daemon may run with such a configuration. */
    public boolean stopsTheDaemon() {
        return switch (this) {
            case FILE, FATAL_AT_START, INCLUDE, FATAL_ARGUMENT -> true;
            case ACCEPTED, REPORTED, SECURITY -> false;
        };
    }

    /** Exit code of the configuration test if this were the only finding. */
    public int testExitCode() {
        return switch (this) {
            case ACCEPTED, FILE -> 0;
            case REPORTED, FATAL_AT_START -> 5;
            case SECURITY, INCLUDE -> 6;
            case FATAL_ARGUMENT -> 2;
        };
    }
}
