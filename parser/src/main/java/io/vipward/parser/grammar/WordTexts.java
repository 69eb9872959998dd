package io.vipward.parser.grammar;

import io.vipward.parser.source.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * The texts of words, one string for those that come often: most words of a large file are the same few keywords and
 * numbers. One thread, one configuration.
 */
final class WordTexts {
    private static final int SLOTS = 1 << 10;
    /** Longer words are rarely written twice. */
    private static final int LONGEST = 24;

    private final SourceText source;
    private final @Nullable String[] recent = new String[SLOTS];

    WordTexts(SourceText source) {
        this.source = source;
    }

    /** The characters between two offsets. */
    String text(int start, int end) {
        if (end - start > LONGEST) {
            return source.substring(start, end);
        }
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + source.charAt(i);
        }
        int slot = (hash ^ hash >>> 10) & (SLOTS - 1);
        String known = recent[slot];
        if (known == null || !isAt(known, start, end)) {
            known = source.substring(start, end);
            recent[slot] = known;
        }
        return known;
    }

    private boolean isAt(String word, int start, int end) {
        if (word.length() != end - start) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) != source.charAt(start + i)) {
                return false;
            }
        }
        return true;
    }
}
