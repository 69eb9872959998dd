package io.vipward.parser.source;

import java.util.Arrays;

/** The text of one file and where its lines begin. Immutable. */
public final class SourceFile {
    private final String name;
    private final String text;
    private final int[] lineStarts;

    /**
     * Of a text in memory.
     *
     * @param name the path as it was named
     * @param text without a byte order mark
     */
    public SourceFile(String name, String text) {
        this.name = name;
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    private static int[] lineStarts(String text) {
        int lines = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            lines++;
        }
        int[] starts = new int[lines];
        int count = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            starts[count++] = at + 1;
        }
        return starts;
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    public int lineCount() {
        return lineStarts.length;
    }

    /** Offset of the first character of a line; lines count from 0 here. */
    public int lineStart(int line) {
        return lineStarts[line];
    }

    /** Offset behind the last character of a line, its line feed not included. */
    public int lineEnd(int line) {
        return line + 1 < lineStarts.length ? lineStarts[line + 1] - 1 : text.length();
    }

    /** The place of a character; a character outside the basic plane counts as one. */
    public Position position(int offset) {
        int line = lineOf(offset);
        int column = text.codePointCount(lineStarts[line], Math.min(offset, text.length())) + 1;
        return new Position(name, line + 1, column);
    }

    /** The physical line of a character, without carriage return and line feed. */
    public String lineAt(int offset) {
        int line = lineOf(offset);
        String content = text.substring(lineStarts[line], lineEnd(line));
        return content.endsWith("\r") ? content.substring(0, content.length() - 1) : content;
    }

    /** The physical line of a character, counted from 1. */
    int lineNumber(int offset) {
        return lineOf(offset) + 1;
    }

    private int lineOf(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found : -found - 2;
    }
}
