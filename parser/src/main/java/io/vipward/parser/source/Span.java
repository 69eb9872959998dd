package io.vipward.parser.source;

import org.jspecify.annotations.Nullable;

/**
 * A piece of one line, as a person wrote it.
 *
 * @param length characters, at least 1
 * @param line the whole physical line, without its end
 * @param usedAt where the text was put to use, if it was written elsewhere, in a definition; it is the line that
 *     keepalived names. Null for text that is used where it was written
 */
public record Span(
        Position start, int length, String line, @Nullable Position usedAt) {
    public Span {
        length = Math.max(1, length);
    }

    /** Of text that is used where it was written. */
    public Span(Position start, int length, String line) {
        this(start, length, line, null);
    }

    /** A place where there is no text: a whole file, or the end of one. */
    public static Span ofFile(String file) {
        return new Span(new Position(file, 1, 1), 1, "");
    }

    /** The line and file that keepalived names for it. */
    public Position keepalivedPosition() {
        return usedAt == null ? start : usedAt;
    }
}
