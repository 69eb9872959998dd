package io.vipward.parser.format;

import io.vipward.parser.source.Lines;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of a file, taken apart as far as that cannot change its meaning.
 *
 * @param pieces in their order; none for a line that is empty or holds only a comment
 * @param comment with its sign, empty for none
 */
record Line(List<Piece> pieces, String comment) {
    Line {
        pieces = List.copyOf(pieces);
    }

    /** What stands between, and at, the braces. */
    sealed interface Piece {}

    /**
     * Words of a statement.
     *
     * @param ordinary whether a brace may be put behind them on their line
     */
    record Words(String text, boolean ordinary) implements Piece {}

    record Open() implements Piece {}

    record Close() implements Piece {}

    /**
     * A line of which only the blanks were changed: what stands behind a condition, a sequence or a definition belongs
     * to it up to the end of the line, braces too.
     *
     * @param conditional whether it begins with {@code @}
     * @param goesOn whether a definition goes on in the next line
     */
    record Fixed(String text, Braces braces, boolean conditional, boolean goesOn) implements Piece {}

    static Line of(String text, int from, int to) {
        int end = Lines.contentEnd(text, from, to);
        int first = Lines.firstInk(text, from, end);
        String comment = text.substring(end, to).strip();
        if (first == end) {
            return new Line(List.of(), comment);
        }
        if ("@$".indexOf(text.charAt(first)) >= 0
                || Lines.beginsConstruct(text, first, end)
                || Lines.split(text, first, end) > 0) {
            return new Line(List.of(fixed(text, first, end)), comment);
        }
        boolean ordinary = Spacing.isOrdinary(text, first, end);
        if (ordinary) {
            return new Line(pieces(text, first, end), comment);
        }
        Braces braces = Braces.of(text, first, end);
        String spaced = Spacing.spaced(text, first, end);
        Piece only = hasBrace(text, first, end) ? new Fixed(spaced, braces, false, false) : new Words(spaced, false);
        return new Line(List.of(only), comment);
    }

    private static boolean hasBrace(String text, int from, int to) {
        return text.substring(from, to).indexOf('{') >= 0
                || text.substring(from, to).indexOf('}') >= 0;
    }

    private static Fixed fixed(String text, int first, int end) {
        boolean goesOn = text.charAt(end - 1) == '\\';
        char sign = text.charAt(first);
        if (sign == '@') {
            int id = first;
            while (id < end && !Lines.isBlank(text.charAt(id))) {
                id++;
            }
            int rest = Lines.firstInk(text, id, end);
            Line inner = of(text, rest, end);
            if (inner.pieces().size() == 1 && inner.pieces().get(0) instanceof Fixed last) {
                String all = text.substring(first, id) + " " + last.text();
                return new Fixed(all, last.braces(), true, last.goesOn());
            }
            String all = text.substring(first, id) + (rest < end ? " " + Spacing.spaced(text, rest, end) : "");
            return new Fixed(all, Braces.of(text, rest, end), true, false);
        }
        if (sign == '$') {
            int sure = Lines.definitionValue(text, first, end);
            if (sure >= 0) {
                int value = Lines.firstInk(text, sure, end);
                return new Fixed(text.substring(first, sure) + text.substring(value, end), Braces.NONE, false, goesOn);
            }
        }
        if (sign == 'i') {
            return new Fixed(include(text, first, end), Braces.NONE, false, false);
        }
        boolean sequence = sign == '~' && Lines.beginsConstruct(text, first, end);
        int close = sequence ? text.indexOf(')', first) : first;
        boolean closed = close >= 0 && close < end;
        return new Fixed(text.substring(first, end), closed ? Braces.of(text, close, end) : Braces.NONE, false, goesOn);
    }

    /** The blanks in a file's name are part of it. */
    private static String include(String text, int first, int end) {
        int word = first;
        while (word < end && !Lines.isBlank(text.charAt(word))) {
            word++;
        }
        int name = Lines.firstInk(text, word, end);
        return text.substring(first, word) + (name < end ? " " + text.substring(name, end) : "");
    }

    private static List<Piece> pieces(String text, int first, int end) {
        List<Piece> pieces = new ArrayList<>();
        boolean quoted = false;
        int start = first;
        for (int at = first; at < end; at++) {
            char c = text.charAt(at);
            quoted ^= c == '"';
            if (!quoted && (c == '{' || c == '}')) {
                words(text, start, at, pieces);
                pieces.add(c == '{' ? new Open() : new Close());
                start = at + 1;
            }
        }
        words(text, start, end, pieces);
        return pieces;
    }

    private static void words(String text, int from, int to, List<Piece> pieces) {
        String words = Spacing.spaced(text, from, Lines.trimmedEnd(text, from, to));
        if (!words.isEmpty()) {
            pieces.add(new Words(words, true));
        }
    }
}
