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

    /**
     * A line of a value as it is kept: a backslash has protected its comment sign once, and where the value is used the
     * sign begins a comment, unless it stands between double quotes.
     */
    static SourceText withoutEscapes(SourceText text, int from, int to) {
        SourceText.Builder kept = SourceText.Builder.startingAt(text, from);
        boolean quoted = false;
        int start = from;
        for (int i = from; i < to; i++) {
            char character = text.charAt(i);
            quoted ^= character == '"';
            boolean escapes = character == '\\' && !quoted && i + 1 < to;
            if (escapes && (text.charAt(i + 1) == '#' || text.charAt(i + 1) == '!')) {
                kept.append(text, start, i, null);
                start = i + 1;
                i++;
            }
        }
        kept.append(text, start, to, null);
        return kept.build();
    }

    boolean hasSeveralLines() {
        return lines.size() > 1;
    }
}
