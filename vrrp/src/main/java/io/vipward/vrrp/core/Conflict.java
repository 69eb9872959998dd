package io.vipward.vrrp.core;

import java.net.InetAddress;

/**
 * Another master that was heard while we were master, too.
 *
 * @param rival who it was last
 * @param sinceNanos when it was heard for the first time
 * @param lastNanos when it was heard for the last time
 * @param adverts how many of its adverts
 */
public record Conflict(InetAddress rival, long sinceNanos, long lastNanos, long adverts) {
    static Conflict begins(InetAddress rival, long nowNanos) {
        return new Conflict(rival, nowNanos, nowNanos, 1);
    }

    Conflict goesOn(long nowNanos) {
        return new Conflict(rival, sinceNanos, nowNanos, adverts + 1);
    }

    /** For people, to go on a sentence about the rival. */
    public String text() {
        return adverts == 1 ? "" : ", two masters for " + Seconds.text(lastNanos - sinceNanos) + " s";
    }
}
