package io.vipward.vrrp.core;

/**
 * A sync group has gone from one state to another, after all its members have.
 *
 * @param reason of the member that went first
 */
public record GroupTransition(String group, StateName from, StateName to, Reason reason) implements Consequence {
    /** The line that says why. */
    public String text() {
        return group + ": " + from + " -> " + to + " (" + reason.text() + ")";
    }
}
