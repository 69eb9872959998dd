package io.vipward.parser.model;

import java.util.List;

/**
 * A {@code vrrp_track_process} block: good while as many processes run as it says.
 *
 * @param weight -254..254, 0 by default
 */
public record TrackProcess(
        String name, Origins origins, ProcessMatch match, ProcessQuorum quorum, ProcessDelays delays, Weight weight) {

    /** How {@code param_match} compares parameters. */
    public enum ParameterMatch {
        /** They are not looked at. */
        NONE,
        /** All of them, in this order. */
        EXACT,
        /** The first ones, of which the last may go on. */
        INITIAL,
        /** The first ones. */
        PARTIAL
    }

    /**
     * {@code process}: which processes count.
     *
     * @param command the kernel's name of the process, or its first word where the whole command is compared
     * @param wholeCommand whether the command line is compared, which {@code full_command} and parameters ask for
     */
    public record ProcessMatch(
            String command, List<String> parameters, ParameterMatch parameterMatch, boolean wholeCommand) {
        public ProcessMatch {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * How many there must be.
     *
     * @param least {@code quorum}, 1 by default, 0 where none may run
     * @param most {@code quorum_max}, 65535 for no limit
     */
    public record ProcessQuorum(int least, int most) {
        public static final int UNLIMITED = 65_535;
    }

    /**
     * How long a change must last before it counts.
     *
     * @param forkNanos {@code fork_delay}, 0 for none
     * @param terminateNanos {@code terminate_delay}, 0 for none
     */
    public record ProcessDelays(long forkNanos, long terminateNanos) {}
}
