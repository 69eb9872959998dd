package io.vipward.parser.format;

import io.vipward.parser.source.Lines;

/** Blanks between words. */
final class Spacing {
    private Spacing() {}

    /**
     * One space between words, as far as neither tokenizer could take a blank for part of a word: behind a single quote
     * or a backslash, and in a remark, everything stays as it is.
     */
    static String spaced(String text, int from, int to) {
        StringBuilder out = new StringBuilder(to - from);
        boolean quoted = false;
        for (int at = Lines.firstInk(text, from, to); at < to; at++) {
            char c = text.charAt(at);
            if (!quoted && Lines.isBlank(c)) {
                at = Lines.firstInk(text, at, to) - 1;
                if (at + 1 < to) {
                    out.append(' ');
                }
            } else if (!quoted && (c == '\'' || c == '\\' || beginsRemark(text, at, from, to))) {
                return out.append(text, at, Lines.trimmedEnd(text, at, to)).toString();
            } else if (!quoted && c == '$') {
                int end = Lines.referenceEnd(text, at, to);
                out.append(text, at, end);
                at = end - 1;
            } else if (Lines.isProtecting(text, at, to, quoted)) {
                out.append(c).append(text.charAt(++at));
            } else {
                quoted ^= c == '"';
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Whether a word of two slashes begins here. */
    static boolean beginsRemark(String text, int at, int from, int to) {
        return text.charAt(at) == '/'
                && at + 1 < to
                && text.charAt(at + 1) == '/'
                && (at == from || Lines.isBlank(text.charAt(at - 1)) || "{}\"".indexOf(text.charAt(at - 1)) >= 0);
    }

    /** Whether every blank can be moved and every brace be put on a line of its own: there is nothing but words. */
    static boolean isOrdinary(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            if ("$'\\".indexOf(text.charAt(at)) >= 0 || beginsRemark(text, at, from, to)) {
                return false;
            }
        }
        return true;
    }
}
