package io.vipward.parser.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a name stands for.
 *
 * @param lines of the value as they were written; empty if nobody wrote it
 * @param madeUp the value if a sequence counted it, else null
 */
record Definition(
        String name, List<SourceText> lines, @Nullable String madeUp) {
    Definition {
        lines = List.copyOf(lines);
    }

    static Definition written(String name, List<SourceText> lines) {
        return new Definition(name, lines, null);
    }

    static Definition madeUp(String name, String value) {
        return new Definition(name, List.of(), value);
    }

    boolean hasSeveralLines() {
        return lines.size() > 1;
    }
}
