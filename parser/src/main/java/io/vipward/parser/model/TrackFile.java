package io.vipward.parser.model;

import org.jspecify.annotations.Nullable;

/**
 * A {@code track_file} block: a file that begins with a number.
 *
 * @param weight -254..254, 1 by default: what the number is multiplied with to change a priority
 * @param initial {@code init_file}, null where the file is only read
 */
public record TrackFile(
        String name,
        Origins origins,
        String path,
        Weight weight,
        @Nullable Initial initial) {
    /** The weight of a file for which none was written. */
    public static final Weight DEFAULT_WEIGHT = new Weight(1, false);

    /**
     * What is written into the file when the daemon starts.
     *
     * @param overwrite also where the file is there
     */
    public record Initial(int value, boolean overwrite) {}
}
