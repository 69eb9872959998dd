package io.vipward.parser.source;

import org.jspecify.annotations.Nullable;

/** A text that is being copied: a line, or the value of a definition inside another. One thread, one line. */
final class Frame {
    final SourceText text;
    final int end;
    final Nesting nesting;
    final @Nullable Origin use;
    /** Whether the reference that the text stands for is between double quotes. */
    final boolean quotedAtStart;
    /** Offset of the character that is looked at. */
    int at;
    /** Offset up to which the text was copied. */
    int copied;

    Frame(SourceText text, int from, int end, Nesting nesting, @Nullable Origin use, boolean quoted) {
        this.text = text;
        this.at = from;
        this.copied = from;
        this.end = end;
        this.nesting = nesting;
        this.use = use;
        this.quotedAtStart = quoted;
    }

    @Nullable
    Origin usedAt(int offset) {
        return use == null ? text.usedAt(offset) : use;
    }
}
