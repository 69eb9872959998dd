package io.vipward.daemon.track;

/** Told what tracked files say, on the tracker's thread. */
@FunctionalInterface
public interface FileListener {
    /**
     * A file begins with another number than before.
     *
     * @param trackFile the name of its {@code track_file}
     * @param value -2147483648..2147483648, 0 where there is no number
     */
    void says(String trackFile, long value);
}
