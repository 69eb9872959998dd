package io.vipward.vrrp.core;

/**
 * What is believed of a script after counting its results.
 *
 * @param text the result that decided it, as keepalived words it; empty while there was none
 */
public record ScriptStanding(Status status, String text) {
    /** Not run yet since the start. */
    public static final ScriptStanding UNKNOWN = new ScriptStanding(Status.UNKNOWN, "");
    /** Added or changed by a reload: good until it fails. */
    public static final ScriptStanding PRESUMED_GOOD = new ScriptStanding(Status.GOOD, "");
    /** {@code init_fail}: bad until it has succeeded often enough. */
    public static final ScriptStanding PRESUMED_BAD = new ScriptStanding(Status.BAD, "has not succeeded yet");

    /** What is believed. */
    public enum Status {
        UNKNOWN,
        GOOD,
        BAD
    }
}
