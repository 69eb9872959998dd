package io.vipward.vrrp.core;

/**
 * A sync group has gone from one state to another, after all its members have.
 *
 * @param reason of the member that went first
 * @param announced whether notifications are due; not while its members only await the first results of scripts
 */
public record GroupTransition(String group, StateName from, StateName to, Reason reason, boolean announced)
        implements Consequence {
    /** The line that says why. */
    public String text() {
        return group + ": " + from + " -> " + to + " (" + reason.text() + ")";
    }
}
