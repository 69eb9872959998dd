package io.vipward.vrrp.wire;

/**
 * The sequence number of a sender's {@link HmacTrailer}s: its clock as {@code seconds << 32 | seconds/65536 << 16 | counter},
 * so that receivers can tell repetitions even after the sender was restarted. One step for each advert, whose copies to
 * several peers share it. Immutable, any thread.
 *
 * @param begun whether there has been an advert; before, {@code last} means nothing
 * @param last of the latest advert
 */
public record HmacSequence(boolean begun, long last) {
    /** Before the first advert. */
    public static final HmacSequence NONE = new HmacSequence(false, 0);

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int SECONDS_SHIFT = 32;
    private static final int FRACTION_SHIFT = 16;
    private static final long LOW_32 = 0xffff_ffffL;

    /**
     * The next number where receivers compare it with their clocks: as {@link #nextMonotonic}, but if the clock was set back
     * by more than their window, the old numbers could not be accepted any more, so it starts again with the clock.
     *
     * @param wallNanos since 1970
     * @param windowSeconds how far the receivers' clocks may be off
     */
    public HmacSequence nextInTime(long wallNanos, int windowSeconds) {
        long clock = clock(wallNanos);
        boolean stranded = (int) (seconds(last) - seconds(clock)) > windowSeconds;
        return stranded ? at(clock) : nextMonotonic(wallNanos);
    }

    /**
     * The next number where receivers only compare it with the numbers before: the clock, or one more than the last where
     * the clock has not advanced.
     *
     * @param wallNanos since 1970
     */
    public HmacSequence nextMonotonic(long wallNanos) {
        long clock = clock(wallNanos);
        return at(!begun || isAfter(clock, last) ? clock : last + 1);
    }

    /** Whether a number comes after another, in serial arithmetic (RFC 1982). */
    public static boolean isAfter(long sequence, long other) {
        return sequence - other > 0;
    }

    /** The seconds in a number: 0..2^32-1. */
    public static long seconds(long sequence) {
        return sequence >>> SECONDS_SHIFT;
    }

    /** The number of this moment, counter 0. */
    static long clock(long wallNanos) {
        long seconds = Math.floorDiv(wallNanos, NANOS_PER_SECOND) & LOW_32;
        long fraction = (Math.floorMod(wallNanos, NANOS_PER_SECOND) << FRACTION_SHIFT) / NANOS_PER_SECOND;
        return seconds << SECONDS_SHIFT | fraction << FRACTION_SHIFT;
    }

    private static HmacSequence at(long sequence) {
        return new HmacSequence(true, sequence);
    }
}
