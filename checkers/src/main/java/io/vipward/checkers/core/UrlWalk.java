package io.vipward.checkers.core;

import java.util.HashMap;
import java.util.Map;

/**
 * Where a checker of several URLs stands; all others stay at the first.
 *
 * @param current the URL that is asked for next
 * @param failed the URL that brought the server down and has not answered well since; {@link #NONE} for none
 * @param differences by URL: announced minus received bytes of the body, where that is not 0 and was said
 */
public record UrlWalk(int current, int failed, Map<Integer, Long> differences) {
    public static final int NONE = -1;
    public static final UrlWalk START = new UrlWalk(0, NONE, Map.of());

    public UrlWalk {
        differences = Map.copyOf(differences);
    }

    UrlWalk first() {
        return new UrlWalk(0, NONE, differences);
    }

    UrlWalk next() {
        return new UrlWalk(current + 1, failed, differences);
    }

    UrlWalk failedHere() {
        return new UrlWalk(current, current, differences);
    }

    boolean waitsForFailed() {
        return failed != NONE;
    }

    /** What was said last of the current URL's body; 0 where it was as long as announced. */
    long difference() {
        return differences.getOrDefault(current, 0L);
    }

    UrlWalk withDifference(long difference) {
        Map<Integer, Long> changed = new HashMap<>(differences);
        changed.put(current, difference);
        changed.values().removeIf(each -> each == 0);
        return new UrlWalk(current, failed, changed);
    }
}
