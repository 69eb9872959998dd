package io.vipward.vrrp.simulation;

import java.util.Locale;

/** Plays more seeds than a build can: {@code bench/simulate}. */
public final class SeedSearch {
    private static final double NANOS = 1e9;

    private SeedSearch() {}

    /**
     * Prints what is broken, and how fast it was.
     *
     * @param arguments how many seeds, and from which on
     */
    public static void main(String[] arguments) {
        long count = Long.parseLong(arguments[0]);
        long first = Long.parseLong(arguments[1]);
        long begin = System.nanoTime();
        long virtualNanos = 0;
        long broken = 0;
        for (long seed = first; seed < first + count; seed++) {
            try {
                virtualNanos += new RandomScenario(seed).play();
            } catch (InvariantViolation violation) {
                broken++;
                System.out.println(violation.getMessage());
            }
        }
        double seconds = (System.nanoTime() - begin) / NANOS;
        System.out.printf(
                Locale.ROOT,
                "%d seeds from %d, %d broken, %.0f simulated s in %.1f s: %.0f per s%n",
                count,
                first,
                broken,
                virtualNanos / NANOS,
                seconds,
                virtualNanos / NANOS / seconds);
        if (broken > 0) {
            System.exit(1);
        }
    }
}
