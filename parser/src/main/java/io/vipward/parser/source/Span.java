package io.vipward.parser.source;

/**
 * A piece of one line, as a person wrote it.
 *
 * @param length characters, at least 1
 * @param line the whole physical line, without its end
 */
public record Span(Position start, int length, String line) {
    public Span {
        length = Math.max(1, length);
    }

    /** A place where there is no text: a whole file, or the end of one. */
    public static Span ofFile(String file) {
        return new Span(new Position(file, 1, 1), 1, "");
    }
}
