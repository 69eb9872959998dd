package io.vipward.vrrp.core;

import java.util.EnumMap;
import java.util.Map;

/**
 * Values of all {@link Counter}s at one moment.
 *
 * @param values those that are not zero
 */
public record Counters(Map<Counter, Long> values) {
    static final Counters ZERO = new Counters(Map.of());

    public Counters {
        values = Map.copyOf(values);
    }

    public long value(Counter counter) {
        return values.getOrDefault(counter, 0L);
    }

    Counters plusOne(Counter counter) {
        Map<Counter, Long> next = new EnumMap<>(Counter.class);
        next.putAll(values);
        next.merge(counter, 1L, Long::sum);
        return new Counters(next);
    }
}
