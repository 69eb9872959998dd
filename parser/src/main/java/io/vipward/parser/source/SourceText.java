package io.vipward.parser.source;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The text that is parsed, each character of which knows where a person wrote it. Immutable.
 *
 * <p>It is a row of pieces copied from files: a file that nothing changed is a single piece, and a file with
 * includes or definitions is many, so the origin of a character costs nothing until somebody asks for it.
 */
public final class SourceText implements CharSequence, Places {
    private final String characters;
    private final Piece[] pieces;
    private final int[] refused;

    private SourceText(Builder builder) {
        this.characters = builder.content();
        this.pieces = Arrays.copyOf(builder.pieces, builder.pieceCount);
        this.refused = Arrays.copyOf(builder.refused, builder.refusals);
    }

    @Override
    public int length() {
        return characters.length();
    }

    @Override
    public char charAt(int offset) {
        return characters.charAt(offset);
    }

    public String substring(int from, int to) {
        return characters.substring(from, to);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return substring(from, to);
    }

    @Override
    public String toString() {
        return characters;
    }

    /** Of a character, or of the end. */
    @Override
    public Position position(int offset) {
        return pieceAt(offset).written(offset).position();
    }

    /** The characters from one offset up to another, shown where the first of them was written. */
    public Span span(int from, int to) {
        Piece piece = pieceAt(from);
        Origin written = piece.written(from);
        int length = written.length();
        if (to > from + 1) {
            length = Math.max(length, writtenLength(piece, written, Math.min(to, characters.length()) - 1));
        }
        SourceFile file = written.file();
        int end = Math.min(written.offset() + length, file.text().length());
        int count = file.text().codePointCount(written.offset(), Math.max(end, written.offset()));
        Position usedAt = piece.use == null ? null : piece.use.position();
        return new Span(written.position(), count, file.lineAt(written.offset()), usedAt);
    }

    /** From the first character to the last as far as both were written, or used, on one line. */
    private int writtenLength(Piece first, Origin start, int last) {
        Piece piece = pieceAt(last);
        Origin end = piece.use == null || piece.use.equals(first.use) ? piece.written(last) : piece.use;
        boolean sameLine = end.file() == start.file()
                && end.offset() >= start.offset()
                && start.file().lineNumber(end.offset()) == start.file().lineNumber(start.offset());
        if (sameLine) {
            return end.end() - start.offset();
        }
        int next = pieceIndex(first.start) + 1;
        int pieceEnd = next < pieces.length ? pieces[next].start : characters.length();
        return first.fixedLength > 0 ? start.length() : pieceEnd - first.start - (start.offset() - first.offset);
    }

    /** Whether the line that a character stands in was refused, in whole or in part. */
    public boolean isLineRefused(int offset) {
        if (refused.length == 0) {
            return false;
        }
        int start = offset;
        while (start > 0 && characters.charAt(start - 1) != '\n') {
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

    /** Where characters were put to use, null if they stand where they were written. */
    @Nullable
    Origin usedAt(int offset) {
        return pieceAt(offset).use;
    }

    /** Where characters were written that stand side by side. */
    Origin written(int from, int to) {
        Piece piece = pieceAt(from);
        Origin first = piece.written(from);
        return piece.fixedLength > 0 ? first : new Origin(first.file(), first.offset(), to - from);
    }

    /** Where a person would look for them: the place of use, or where they were written. */
    Origin shown(int from, int to) {
        Origin use = usedAt(from);
        return use == null ? written(from, to) : use;
    }

    private Piece pieceAt(int offset) {
        return pieces[pieceIndex(offset)];
    }

    private int pieceIndex(int offset) {
        int low = 0;
        int high = pieces.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (pieces[middle].start <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /**
     * Characters that come from one place.
     *
     * @param start offset of the first in the text
     * @param offset of the first in the file
     * @param fixedLength 0 if the characters are those of the file; else they were made up for so many characters there
     * @param use the place that named the definition they come from, null if they stand where they were written
     */
    private record Piece(
            int start,
            SourceFile file,
            int offset,
            int fixedLength,
            @Nullable Origin use) {
        private Origin written(int at) {
            return fixedLength > 0
                    ? new Origin(file, offset, fixedLength)
                    : new Origin(file, Math.min(offset + at - start, file.text().length()), 1);
        }

        private boolean continuedBy(Piece next) {
            return fixedLength == 0
                    && next.fixedLength == 0
                    && file == next.file
                    && Objects.equals(use, next.use)
                    && offset + next.start - start == next.offset;
        }
    }

    /** Puts a text together from pieces of files. Nothing is copied while it is the beginning of the main file. */
    static final class Builder {
        private static final char[] NOTHING = {};
        private static final int SPARE = 64;

        private @Nullable SourceFile same;
        private char[] characters = NOTHING;
        private int length;
        private Piece[] pieces = new Piece[2];
        private int pieceCount;
        private int[] refused = new int[2];
        private int refusals;

        Builder(SourceFile main) {
            this.same = main;
            add(new Piece(0, main, 0, 0, null));
        }

        /** A part of another text. */
        static SourceText part(SourceText text, int from, int to, @Nullable Origin use) {
            Builder builder = startingAt(text, from);
            builder.append(text, from, to, use);
            return builder.build();
        }

        /** Empty, for parts of a text from there on. */
        static Builder startingAt(SourceText text, int from) {
            return new Builder(text.pieceAt(from).file);
        }

        /** Part of one line of a file. */
        static SourceText line(SourceFile file, int from, int to) {
            Builder builder = new Builder(file);
            builder.append(file, from, to);
            return builder.build();
        }

        int length() {
            return length;
        }

        int pieces() {
            return pieceCount;
        }

        char charAt(int offset) {
            return same != null ? same.text().charAt(offset) : characters[offset];
        }

        private String content() {
            return same != null ? same.text().substring(0, length) : new String(characters, 0, length);
        }

        /** Copies characters of a file. */
        void append(SourceFile file, int from, int to) {
            if (file == same && from == length) {
                length = to;
                return;
            }
            add(new Piece(length, file, from, 0, null));
            reserve(to - from);
            file.text().getChars(from, to, characters, length);
            length += to - from;
        }

        /** Copies characters of another text, put to use somewhere else unless that is null. */
        void append(SourceText text, int from, int to, @Nullable Origin use) {
            int index = text.pieceIndex(from);
            for (int at = from; at < to; index++) {
                Piece piece = text.pieces[index];
                int end = index + 1 < text.pieces.length ? Math.min(to, text.pieces[index + 1].start) : to;
                int offset = piece.fixedLength > 0 ? piece.offset : piece.offset + at - piece.start;
                Origin where = use == null ? piece.use : use;
                add(new Piece(length, piece.file, offset, piece.fixedLength, where));
                reserve(end - at);
                text.characters.getChars(at, end, characters, length);
                length += end - at;
                at = end;
            }
        }

        /** Adds characters that nobody wrote, in place of some that somebody did. */
        void appendMadeUp(String content, Origin instead, @Nullable Origin use) {
            add(new Piece(length, instead.file(), instead.offset(), instead.length(), use));
            reserve(content.length());
            content.getChars(0, content.length(), characters, length);
            length += content.length();
        }

        /** Marks the place that is appended next as belonging to a refused line. */
        void refuseHere() {
            if (refusals > 0 && refused[refusals - 1] == length) {
                return;
            }
            if (refusals == refused.length) {
                refused = Arrays.copyOf(refused, refusals * 2);
            }
            refused[refusals++] = length;
        }

        SourceText build() {
            return new SourceText(this);
        }

        private void reserve(int count) {
            if (same != null) {
                characters = new char[length + count + SPARE];
                same.text().getChars(0, length, characters, 0);
                same = null;
            }
            if (length + count > characters.length) {
                characters = Arrays.copyOf(characters, Math.max(length + count, characters.length * 2));
            }
        }

        /** Starts a piece, unless its characters go on with what was copied last. */
        private void add(Piece piece) {
            if (pieceCount > 0 && pieces[pieceCount - 1].start == length) {
                pieceCount--;
            }
            if (pieceCount > 0 && pieces[pieceCount - 1].continuedBy(piece)) {
                return;
            }
            if (pieceCount == pieces.length) {
                pieces = Arrays.copyOf(pieces, pieceCount * 2);
            }
            pieces[pieceCount++] = piece;
        }
    }
}
