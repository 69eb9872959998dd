package io.vipward.vrrp.core;

import java.util.Map;

/**
 * What files and processes say at the moment at which a configuration comes into effect: it never runs without knowing.
 *
 * @param files the number that each tracked file begins with, by name
 * @param processes whether as many run as shall, by name
 */
public record TrackedValues(Map<String, Integer> files, Map<String, Boolean> processes) {
    /** Nothing is known: files say 0, and nothing runs. */
    public static final TrackedValues NONE = new TrackedValues(Map.of(), Map.of());

    public TrackedValues {
        files = Map.copyOf(files);
        processes = Map.copyOf(processes);
    }
}
