package io.vipward.vrrp.core;

import java.util.Locale;

/** Durations as people read them. */
final class Seconds {
    private Seconds() {}

    /** With milliseconds and without a unit, such as {@code 3.609}. */
    static String text(long nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos / 1e9);
    }
}
