package io.vipward.checkers.core;

/**
 * Why something was decided, the same for log, notification and status.
 *
 * @param detail one clause for people, such as {@code TCP_CHECK: Connection refused}
 */
public record Reason(Cause cause, String detail) {
    /** What kind of thing made the decision necessary. */
    public enum Cause {
        /** Assumed at the start, before any check ran. */
        STARTED,
        CHECK_SUCCEEDED,
        CHECK_FAILED,
        WEIGHT_CHANGED,
        RELOADED,
        STOPPED
    }

    /** The same, as it is told of something that this one is a part of. */
    Reason of(String subject) {
        return new Reason(cause, subject + ": " + detail);
    }

    @Override
    public String toString() {
        return detail;
    }
}
