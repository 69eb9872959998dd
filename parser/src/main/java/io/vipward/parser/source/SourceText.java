package io.vipward.parser.source;

import java.util.Arrays;

/**
 * The text that is parsed, each character of which knows where a person wrote it. Immutable.
 *
 * <p>It is a row of pieces copied from files: a file that nothing changed is a single piece, and a file with
 * includes or definitions is many, so the origin of a character costs nothing until somebody asks for it.
 */
public final class SourceText implements CharSequence {
    private final char[] characters;
    private final int[] pieceStarts;
    private final SourceFile[] pieceFiles;
    private final int[] pieceOffsets;
    private final int[] refused;

    private SourceText(Builder builder) {
        this.characters = Arrays.copyOf(builder.characters, builder.length);
        this.pieceStarts = Arrays.copyOf(builder.pieceStarts, builder.pieces);
        this.pieceFiles = Arrays.copyOf(builder.pieceFiles, builder.pieces);
        this.pieceOffsets = Arrays.copyOf(builder.pieceOffsets, builder.pieces);
        this.refused = Arrays.copyOf(builder.refused, builder.refusals);
    }

    @Override
    public int length() {
        return characters.length;
    }

    @Override
    public char charAt(int offset) {
        return characters[offset];
    }

    public String substring(int from, int to) {
        return new String(characters, from, to - from);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return substring(from, to);
    }

    @Override
    public String toString() {
        return new String(characters);
    }

    /** The place of a character, or of the end. */
    public Position position(int offset) {
        int piece = pieceOf(offset);
        return pieceFiles[piece].position(pieceOffsets[piece] + offset - pieceStarts[piece]);
    }

    /** The characters from one offset up to another, shown where the first of them was written. */
    public Span span(int from, int to) {
        int piece = pieceOf(from);
        SourceFile file = pieceFiles[piece];
        int offset = pieceOffsets[piece] + from - pieceStarts[piece];
        int length = Character.codePointCount(characters, from, Math.max(0, Math.min(to, characters.length) - from));
        return new Span(file.position(offset), length, file.lineAt(offset));
    }

    /** Whether the line that a character stands in was refused, in whole or in part. */
    public boolean isLineRefused(int offset) {
        if (refused.length == 0) {
            return false;
        }
        int start = offset;
        while (start > 0 && characters[start - 1] != '\n') {
            start--;
        }
        return isRefused(start, offset + 1);
    }

    /** Whether the text between two offsets holds a line that was refused. */
    public boolean isRefused(int from, int to) {
        int found = Arrays.binarySearch(refused, from);
        int next = found >= 0 ? found : -found - 1;
        return next < refused.length && refused[next] < to;
    }

    private int pieceOf(int offset) {
        int found = Arrays.binarySearch(pieceStarts, offset);
        return found >= 0 ? found : -found - 2;
    }

    /** Puts a text together from pieces of files. */
    static final class Builder {
        private char[] characters;
        private int length;
        private int[] pieceStarts = new int[4];
        private SourceFile[] pieceFiles = new SourceFile[4];
        private int[] pieceOffsets = new int[4];
        private int pieces;
        private int[] refused = new int[4];
        private int refusals;

        Builder(SourceFile main) {
            this.characters = new char[main.text().length() + 1];
            startPiece(main, 0);
        }

        /** Copies characters of a file; those that continue what was copied last do not start a piece. */
        void append(SourceFile file, int from, int to) {
            int last = pieces - 1;
            boolean continues = pieceFiles[last] == file && pieceOffsets[last] + length - pieceStarts[last] == from;
            if (!continues) {
                startPiece(file, from);
            }
            int count = to - from;
            if (length + count > characters.length) {
                characters = Arrays.copyOf(characters, Math.max(length + count, characters.length * 2));
            }
            file.text().getChars(from, to, characters, length);
            length += count;
        }

        /** Marks the place that is appended next as belonging to a refused line. */
        void refuseHere() {
            if (refusals == refused.length) {
                refused = Arrays.copyOf(refused, refusals * 2);
            }
            refused[refusals++] = length;
        }

        SourceText build() {
            return new SourceText(this);
        }

        private void startPiece(SourceFile file, int offset) {
            if (pieces > 0 && pieceStarts[pieces - 1] == length) {
                pieces--;
            }
            if (pieces == pieceStarts.length) {
                pieceStarts = Arrays.copyOf(pieceStarts, pieces * 2);
                pieceFiles = Arrays.copyOf(pieceFiles, pieces * 2);
                pieceOffsets = Arrays.copyOf(pieceOffsets, pieces * 2);
            }
            pieceStarts[pieces] = length;
            pieceFiles[pieces] = file;
            pieceOffsets[pieces] = offset;
            pieces++;
        }
    }
}
