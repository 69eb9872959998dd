package io.vipward.checkers.core;

/**
 * Where a checker of several URLs stands; all others stay at the first.
 *
 * @param current the URL that is asked for next
 * @param failed the URL that brought the server down and has not answered well since; {@link #NONE} for none
 */
public record UrlWalk(int current, int failed) {
    public static final int NONE = -1;
    public static final UrlWalk FIRST = new UrlWalk(0, NONE);

    UrlWalk next() {
        return new UrlWalk(current + 1, failed);
    }

    UrlWalk failedHere() {
        return new UrlWalk(current, current);
    }

    boolean waitsForFailed() {
        return failed != NONE;
    }
}
