package io.vipward.parser.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Questions about the characters of a line, before there are words. Pure; any thread. */
public final class Lines {
    static final Pattern DEFINITION = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_]*)=");
    static final Pattern SEQUENCE = Pattern.compile("~(SEQx?|LST)[ \\t]*\\(");
    static final Pattern INCLUDE = Pattern.compile("include([rmwba]?)[ \\t\\r\\x0b\\f]+(?=[^ \\t\\r\\x0b\\f])");
    static final Pattern INCLUDE_CHECK = Pattern.compile("include_check(?=[ \\t\\r\\x0b\\f]|$)");

    private Lines() {}

    /** Whether a character stands between words. */
    public static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /** Where the first character that is not blank stands, or the end. */
    public static int firstInk(CharSequence text, int from, int to) {
        int at = from;
        while (at < to && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The end without the blanks before it. */
    public static int trimmedEnd(CharSequence text, int from, int to) {
        int end = to;
        while (end > from && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** Where the content of a line ends: before blanks and a comment. */
    public static int contentEnd(CharSequence text, int from, int to) {
        boolean quoted = false;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (isProtecting(text, at, to, quoted)) {
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '#' || c == '!')) {
                return trimmedEnd(text, from, at);
            }
        }
        return trimmedEnd(text, from, to);
    }

    /** Whether a backslash takes the meaning of the next character away, as the lexer of words has it. */
    public static boolean isProtecting(CharSequence text, int at, int to, boolean quoted) {
        if (text.charAt(at) != '\\' || at + 1 >= to) {
            return false;
        }
        char next = text.charAt(at + 1);
        return next == '"' || next == '#' || next == '!' || (quoted && next != '$');
    }

    /** Whether a line of a file has more bytes than are read. */
    public static boolean exceedsLimit(String text, int from, int to) {
        int length = to - from;
        if (length * 3 <= Limits.LINE_BYTES) {
            return false;
        }
        return length > Limits.LINE_BYTES || SourceBytes.encode(text.substring(from, to)).length > Limits.LINE_BYTES;
    }

    /** Whether a line has nothing that must be looked at before there are words. */
    static boolean isPlain(String text, int from, int to) {
        boolean begins = true;
        boolean quoted = false;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (begins && !isBlank(c)) {
                begins = false;
                if (c == '@' || c == '~' || (c == 'i' && text.startsWith("include", at))) {
                    return false;
                }
            }
            switch (c) {
                case '$' -> {
                    return false;
                }
                case '{', '}' -> begins = true;
                case '"' -> quoted = !quoted;
                case '\\' -> at += isProtecting(text, at, to, quoted) ? 1 : 0;
                case '#', '!' -> {
                    if (!quoted) {
                        return true;
                    }
                }
                default -> {}
            }
        }
        return true;
    }

    /** Whether a condition, definition, sequence or include begins at an offset. */
    public static boolean beginsConstruct(CharSequence text, int at, int to) {
        if (at >= to) {
            return false;
        }
        return switch (text.charAt(at)) {
            case '@' -> true;
            case '$' -> looksAt(DEFINITION, text, at, to);
            case '~' -> looksAt(SEQUENCE, text, at, to);
            case 'i' -> looksAt(INCLUDE, text, at, to) || looksAt(INCLUDE_CHECK, text, at, to);
            default -> false;
        };
    }

    /** Offset behind the sign of a definition that begins here, or -1. */
    public static int definitionValue(CharSequence text, int at, int to) {
        Matcher matcher = DEFINITION.matcher(text).region(at, to);
        return matcher.lookingAt() ? matcher.end() : -1;
    }

    static boolean looksAt(Pattern pattern, CharSequence text, int at, int to) {
        return pattern.matcher(text).region(at, to).lookingAt();
    }

    /** Offset behind the first brace that a construct follows, for which a new line begins there; -1 for none. */
    public static int split(CharSequence text, int from, int to) {
        boolean quoted = false;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (isProtecting(text, at, to, quoted)) {
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '$') {
                at = referenceEnd(text, at, to) - 1;
            } else if (!quoted && (c == '{' || c == '}')) {
                if (beginsConstruct(text, firstInk(text, at + 1, to), to)) {
                    return at + 1;
                }
            }
        }
        return -1;
    }

    private static final Pattern BRACED = Pattern.compile("\\$\\{[A-Za-z_][^{}]*\\}");

    /** Offset behind a reference with braces, or behind the sign. */
    public static int referenceEnd(CharSequence text, int at, int to) {
        Matcher matcher = BRACED.matcher(text).region(at, to);
        return matcher.lookingAt() ? matcher.end() : at + 1;
    }

    /** Offset behind a name, or the same offset if none begins there. */
    static int nameEnd(CharSequence text, int at, int to) {
        int end = at;
        while (end < to && isNameCharacter(text.charAt(end), end > at)) {
            end++;
        }
        return end;
    }

    private static boolean isNameCharacter(char c, boolean inside) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        return letter || (inside && c >= '0' && c <= '9');
    }
}
