package io.vipward.parser.grammar;

import io.vipward.parser.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A keyword with its arguments, and the block that belongs to it.
 *
 * @param words the keyword first; empty only where a remark stands alone
 * @param remark the word beginning with two slashes from which on the line is a remark, null for none
 * @param intact false if a double quote was not closed, so that the last words are missing
 * @param block null where no brace follows
 */
public record Statement(
        List<Word> words,
        @Nullable Word remark,
        boolean intact,
        @Nullable Block block) {

    public Statement {
        if (words.isEmpty() && remark == null) {
            throw new IllegalArgumentException("a statement has a word");
        }
    }

    /** The first word. */
    public Word keyword() {
        return words.get(0);
    }

    /** The n-th word after the keyword, counted from 1, or null. */
    public @Nullable Word argument(int n) {
        return n < words.size() ? words.get(n) : null;
    }

    /** The closing brace of its block; the statement itself where there is no block. */
    public Span end() {
        return block == null ? span() : keyword().source().span(block.end() - 1, block.end());
    }

    /** The text from behind the keyword to the last word, as written. */
    public String rawArguments() {
        return raw(words);
    }

    /** All words of the statement, without its block. */
    public Span span() {
        Word first = keyword();
        return first.source().span(first.start(), words.get(words.size() - 1).end());
    }

    /** The text from behind the first word to the last one, as written. */
    public static String raw(List<Word> words) {
        Word first = words.get(0);
        return first.source().substring(first.end(), words.get(words.size() - 1).end());
    }
}
