package io.vipward.vrrp.shadow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * How what would be there of one kind differs from what is. It grows with what is configured, not with time. On one thread.
 *
 * @param <T> an address, a route or a rule
 */
final class Imagined<T> {
    private final BiPredicate<T, T> same;
    private final List<T> added = new ArrayList<>();
    private final List<T> removed = new ArrayList<>();

    /** @param same whether the second is what asking for the first gives */
    Imagined(BiPredicate<T, T> same) {
        this.same = same;
    }

    /** What would be there. */
    List<T> over(List<T> real) {
        List<T> all = new ArrayList<>();
        for (T item : real) {
            if (!concern(item)) {
                all.add(item);
            }
        }
        all.addAll(added);
        return all;
    }

    /** Whether it was added or removed here: what really happens to it does not count then. */
    boolean concern(T item) {
        return find(item, added) != null || find(item, removed) != null;
    }

    /** The one of a list that asking for another gives, null for none. */
    @Nullable
    T find(T wanted, List<T> among) {
        for (T item : among) {
            if (same.test(wanted, item)) {
                return item;
            }
        }
        return null;
    }

    /** @param present gets it, too */
    void add(T item, List<T> present) {
        forget(item, present);
        present.add(item);
        added.add(item);
    }

    /** @param present loses it, too */
    void remove(T item, List<T> present) {
        forget(item, present);
        removed.add(item);
    }

    private void forget(T item, List<T> present) {
        present.removeIf(other -> same.test(item, other));
        added.removeIf(other -> same.test(item, other));
        removed.removeIf(other -> same.test(item, other));
    }
}
