package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.schema.BoundBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of one kind by their names, for those that must be defined before what refers to them. Of two with one
 * name the first counts.
 *
 * @param <T> what such a block becomes
 */
final class Definitions<T> {
    private final String keyword;
    private final String noun;
    private final Map<String, Defined<T>> byName = new HashMap<>();
    private final List<Defined<T>> inOrder = new ArrayList<>();

    /**
     * A block and where it stands.
     *
     * @param value null where it is known by its name but cannot run
     * @param order of its block at the top level
     */
    record Defined<T>(String name, @Nullable T value, int order, BoundBlock block) {}

    /**
     * Of one kind.
     *
     * @param keyword of the blocks
     * @param noun what messages call such a thing
     */
    Definitions(String keyword, String noun) {
        this.keyword = keyword;
        this.noun = noun;
    }

    /** Whether the name was free. */
    boolean add(Defined<T> defined) {
        boolean isNew = byName.putIfAbsent(defined.name(), defined) == null;
        if (isNew) {
            inOrder.add(defined);
        }
        return isNew;
    }

    /** The block of that name, wherever it stands, or null. */
    @Nullable
    Defined<T> find(String name) {
        return byName.get(name);
    }

    /**
     * What a block refers to.
     *
     * @param order of the referring block at the top level
     * @return null with a diagnostic if there is none before that block
     */
    @Nullable
    Defined<T> findBefore(int order, Word name, Report report) {
        Defined<T> defined = byName.get(name.text());
        if (defined != null && defined.order() < order) {
            return defined;
        }
        report.add(
                DiagnosticCode.UNKNOWN_TRACKER,
                name.span(),
                "the " + noun + " " + name + (defined == null ? " is not defined" : " is defined later in the file")
                        + "; it is not tracked",
                Advice.help(
                        defined == null
                                ? "define it with " + keyword + " " + name + " { ... } before this block"
                                : "put its " + keyword + " before this block"));
        return null;
    }

    /** All of them, in the order of the file. */
    List<Defined<T>> all() {
        return List.copyOf(inOrder);
    }

    /** What can run of them, in the order of the file. */
    List<T> values() {
        List<T> values = new ArrayList<>();
        for (Defined<T> defined : inOrder) {
            T value = defined.value();
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }
}
