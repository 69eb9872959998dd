package io.vipward.checkers.core;

import io.vipward.parser.model.CheckSchedule;

/**
 * What a checker remembers between attempts.
 *
 * @param up the last verdict, or what is assumed before the first one
 * @param hasRun whether an attempt counted already
 * @param failures in a row so far, {@code retry_it} in keepalived's dump
 * @param lastErrno of the last unusual connect error, to log it only once; 0 for none
 */
public record CheckerState(boolean up, boolean hasRun, long failures, int lastErrno) {
    /**
     * A new checker of a daemon that starts. The count of failures stands at its limit, so that the very first failure is
     * final.
     */
    public static CheckerState atStart(CheckSchedule schedule) {
        return new CheckerState(!schedule.alpha(), false, schedule.retry(), 0);
    }

    /** A new checker of a running daemon has all its retries, unless it is assumed down. */
    public static CheckerState atReload(CheckSchedule schedule, boolean up) {
        return new CheckerState(up, false, up ? 0 : schedule.retry(), 0);
    }

    /** The same checker after a reload that may allow fewer retries. */
    CheckerState limitedTo(CheckSchedule schedule) {
        return new CheckerState(up, hasRun, Math.min(failures, schedule.retry()), lastErrno);
    }
}
