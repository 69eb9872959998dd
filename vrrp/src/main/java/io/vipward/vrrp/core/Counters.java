package io.vipward.vrrp.core;

import java.util.Arrays;

/** Values of all {@link Counter}s at one moment. Immutable. */
// A place in an array that lives no longer than the process: nobody else sees the numbers.
@SuppressWarnings("EnumOrdinal")
public final class Counters {
    static final Counters ZERO = new Counters(new long[Counter.values().length]);

    private final long[] values;

    private Counters(long[] values) {
        this.values = values;
    }

    public long value(Counter counter) {
        return values[counter.ordinal()];
    }

    Counters plusOne(Counter counter) {
        long[] next = values.clone();
        next[counter.ordinal()]++;
        return new Counters(next);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Counters counters && Arrays.equals(values, counters.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Counters" + Arrays.toString(values);
    }
}
