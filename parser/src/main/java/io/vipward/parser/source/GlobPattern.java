package io.vipward.parser.source;

import org.jspecify.annotations.Nullable;

/** Comparison of one name with one pattern, as fnmatch(3) does it, in time that is bounded by their product. */
final class GlobPattern {
    private GlobPattern() {}

    /** Whether a name fits a pattern without slashes; a dot at the beginning must be written out. */
    static boolean matches(String pattern, String name) {
        if (name.startsWith(".") && !pattern.startsWith(".")) {
            return false;
        }
        int p = 0;
        int n = 0;
        int star = -1;
        int retry = 0;
        while (n < name.length()) {
            int next = p < pattern.length() && pattern.charAt(p) != '*' ? step(pattern, p, name.charAt(n)) : -1;
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = ++p;
                retry = n;
            } else if (next > 0) {
                p = next;
                n++;
            } else if (star >= 0) {
                p = star;
                n = ++retry;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** Offset behind the pattern's next element if it matches a character, else -1. */
    private static int step(String pattern, int at, char c) {
        char element = pattern.charAt(at);
        if (element == '?') {
            return at + 1;
        }
        if (element == '[') {
            CharacterSet set = CharacterSet.at(pattern, at);
            if (set != null) {
                return set.contains(c) ? set.end() : -1;
            }
        }
        if (element == '\\' && at + 1 < pattern.length()) {
            return pattern.charAt(at + 1) == c ? at + 2 : -1;
        }
        return element == c ? at + 1 : -1;
    }

    /**
     * A set in square brackets: characters, ranges and POSIX classes.
     *
     * @param pattern that it stands in
     * @param first offset behind the bracket and the sign of negation
     * @param end offset behind the closing bracket
     */
    private record CharacterSet(String pattern, int first, int end, boolean negated) {
        static @Nullable CharacterSet at(String pattern, int open) {
            int first = open + 1;
            boolean negated = first < pattern.length() && "!^".indexOf(pattern.charAt(first)) >= 0;
            if (negated) {
                first++;
            }
            for (int at = first; at < pattern.length(); at++) {
                int posix = classEnd(pattern, at);
                if (posix > 0) {
                    at = posix - 1;
                } else if (pattern.charAt(at) == ']' && at > first) {
                    return new CharacterSet(pattern, first, at + 1, negated);
                }
            }
            return null;
        }

        private static int classEnd(String pattern, int at) {
            int close = pattern.startsWith("[:", at) ? pattern.indexOf(":]", at + 2) : -1;
            return close < 0 ? -1 : close + 2;
        }

        boolean contains(char c) {
            boolean found = false;
            int last = end - 1;
            for (int at = first; at < last; at++) {
                int posix = classEnd(pattern, at);
                if (posix > 0) {
                    found |= inClass(pattern.substring(at + 2, posix - 2), c);
                    at = posix - 1;
                } else if (at + 2 < last && pattern.charAt(at + 1) == '-') {
                    found |= c >= pattern.charAt(at) && c <= pattern.charAt(at + 2);
                    at += 2;
                } else {
                    found |= pattern.charAt(at) == c;
                }
            }
            return found != negated;
        }

        private static boolean inClass(String name, char c) {
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean digit = c >= '0' && c <= '9';
            return switch (name) {
                case "alpha" -> letter;
                case "digit" -> digit;
                case "alnum" -> letter || digit;
                case "lower" -> c >= 'a' && c <= 'z';
                case "upper" -> c >= 'A' && c <= 'Z';
                case "xdigit" -> digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
                case "space" -> Lines.isBlank(c);
                case "punct" -> c > ' ' && c < 0x7f && !letter && !digit;
                default -> false;
            };
        }
    }
}
