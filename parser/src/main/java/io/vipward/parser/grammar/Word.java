package io.vipward.parser.grammar;

import io.vipward.parser.source.Position;
import io.vipward.parser.source.SourceText;
import io.vipward.parser.source.Span;

/** A word of a statement, as the general tokenizer sees it. Immutable. */
public final class Word {
    private final String text;
    private final boolean quoted;
    private final SourceText source;
    private final int start;
    private final int end;

    /**
     * Of the characters between two offsets.
     *
     * @param text without quotes, and without the backslash before a comment sign
     * @param start offset of the first character in the source, a quote included
     * @param end offset behind the last one
     */
    Word(String text, boolean quoted, SourceText source, int start, int end) {
        this.text = text;
        this.quoted = quoted;
        this.source = source;
        this.start = start;
        this.end = end;
    }

    public String text() {
        return text;
    }

    /** Whether it stood between double quotes. */
    public boolean quoted() {
        return quoted;
    }

    /** Whether it looks like the beginning of a remark in the manner of C. */
    public boolean startsWithSlashes() {
        return !quoted && text.startsWith("//");
    }

    public Position position() {
        return source.position(start);
    }

    public Span span() {
        return source.span(start, end);
    }

    public int start() {
        return start;
    }

    public int end() {
        return end;
    }

    /** The text that the offsets count in. */
    public SourceText source() {
        return source;
    }

    @Override
    public String toString() {
        return quoted ? '"' + text + '"' : text;
    }
}
