package io.vipward.checkers.core;

import io.vipward.parser.model.BfdCheck;
import io.vipward.parser.model.Checker;
import io.vipward.parser.model.FileCheck;
import io.vipward.parser.model.SmtpCheck;

/**
 * What a checker remembers between attempts.
 *
 * @param up the last verdict, or what is assumed before the first one
 * @param hasRun whether an attempt counted already
 * @param failures in a row so far, {@code retry_it} in keepalived's dump
 * @param lastErrno of the last unusual connect error, to log it only once; 0 for none
 * @param weightOffset what it adds to its real server's weight
 */
public record CheckerState(boolean up, boolean hasRun, long failures, int lastErrno, long weightOffset, UrlWalk urls) {
    CheckerState(boolean up, boolean hasRun, long failures, int lastErrno) {
        this(up, hasRun, failures, lastErrno, 0, UrlWalk.START);
    }

    /**
     * A new checker of a daemon that starts. The count of failures stands at its limit, so that the very first failure is
     * final; only SMTP_CHECK has its retries from the beginning.
     */
    public static CheckerState atStart(Checker check) {
        if (check instanceof FileCheck) {
            return new CheckerState(true, true, 0, 0);
        }
        return new CheckerState(!CheckerSettings.alpha(check), false, firstFailures(check), 0);
    }

    /** A new checker of a running daemon has all its retries, unless it is assumed down. */
    public static CheckerState atReload(Checker check, boolean up) {
        if (check instanceof FileCheck) {
            return atStart(check);
        }
        return new CheckerState(up, false, up ? 0 : firstFailures(check), 0);
    }

    private static long firstFailures(Checker check) {
        boolean counts = !(check instanceof SmtpCheck || check instanceof BfdCheck);
        return counts ? CheckerSettings.schedule(check).retry() : 0;
    }

    /** The same checker after a reload that may allow fewer retries. */
    CheckerState limitedTo(int retry) {
        return new CheckerState(up, hasRun, Math.min(failures, retry), lastErrno, weightOffset, urls);
    }

    CheckerState decided(boolean nowUp) {
        return new CheckerState(nowUp, true, 0, 0, weightOffset, urls);
    }

    CheckerState withFailures(long count) {
        return new CheckerState(up, hasRun, count, lastErrno, weightOffset, urls);
    }

    CheckerState withRun() {
        return new CheckerState(up, true, failures, 0, weightOffset, urls);
    }

    CheckerState withLastErrno(int errno) {
        return new CheckerState(up, hasRun, failures, errno, weightOffset, urls);
    }

    CheckerState withOffset(long offset) {
        return new CheckerState(up, hasRun, failures, lastErrno, offset, urls);
    }

    CheckerState at(UrlWalk walk) {
        return new CheckerState(up, hasRun, failures, lastErrno, weightOffset, walk);
    }
}
