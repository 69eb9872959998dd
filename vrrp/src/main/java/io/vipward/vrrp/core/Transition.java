package io.vipward.vrrp.core;

/**
 * One instance has gone from one state to another.
 *
 * @param priority effective at that moment
 * @param announced whether notifications are due; not while only first script results are awaited
 */
public record Transition(
        String instance, StateName from, StateName to, Reason reason, int priority, boolean announced) {
    /** The line that says why, such as {@code VI_1: BACKUP -> MASTER (192.0.2.1 silent for 3.609 s)}. */
    public String text() {
        return instance + ": " + from + " -> " + to + " (" + reason.text() + ")";
    }

    /** The same, of which nobody is notified. */
    Transition quietly() {
        return new Transition(instance, from, to, reason, priority, false);
    }
}
