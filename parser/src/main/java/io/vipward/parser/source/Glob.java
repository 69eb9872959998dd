package io.vipward.parser.source;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** File names from patterns, as glob(3) with GLOB_BRACE finds them: {@code * ? []} and alternatives in braces. */
final class Glob {
    private Glob() {}

    /**
     * What a pattern stands for.
     *
     * @param paths that exist; sorted within each alternative
     * @param hasWildcards whether any of {@code * ? [} is in it
     * @param hasBraces whether it has alternatives
     * @param someMissing whether an alternative without wildcards, or the directory of one with, does not exist
     * @param tooMany whether the limits cut it short
     */
    record Match(List<String> paths, boolean hasWildcards, boolean hasBraces, boolean someMissing, boolean tooMany) {
        Match {
            paths = List.copyOf(paths);
        }
    }

    static boolean hasWildcards(String pattern) {
        return pattern.indexOf('*') >= 0
                || pattern.indexOf('?') >= 0
                || pattern.indexOf('[') >= 0
                || pattern.indexOf('{') >= 0;
    }

    static Match expand(String pattern, ConfigurationFiles files) {
        List<String> alternatives = new ArrayList<>();
        boolean tooMany = !alternatives(pattern, alternatives);
        Set<String> paths = new LinkedHashSet<>();
        boolean wild = false;
        boolean missing = false;
        for (String alternative : alternatives) {
            if (isWild(alternative)) {
                wild = true;
                Walk walk = new Walk(files);
                walk.from(alternative.startsWith("/") ? "/" : "", alternative);
                walk.found.sort(null);
                paths.addAll(walk.found);
                missing |= walk.literalMissing;
                tooMany |= walk.tooMany;
            } else {
                String path = unescaped(alternative);
                if (files.kind(path) == ConfigurationFiles.Kind.MISSING) {
                    missing = true;
                } else {
                    paths.add(path);
                }
            }
        }
        int open = openBrace(pattern);
        boolean braces = open >= 0 && closingBrace(pattern, open) > 0;
        return new Match(List.copyOf(paths), wild, braces, missing, tooMany);
    }

    /** Adds what the braces of a pattern stand for, from left to right; false if there are too many. */
    private static boolean alternatives(String pattern, List<String> out) {
        int open = openBrace(pattern);
        int close = open < 0 ? -1 : closingBrace(pattern, open);
        if (close < 0) {
            out.add(pattern);
            return out.size() < Limits.ALTERNATIVES;
        }
        String head = pattern.substring(0, open);
        String tail = pattern.substring(close + 1);
        int depth = 0;
        int start = open + 1;
        for (int at = start; at <= close; at++) {
            char c = pattern.charAt(at);
            if (c == '\\') {
                at++;
            } else if (at == close || (c == ',' && depth == 0)) {
                if (!alternatives(head + pattern.substring(start, at) + tail, out)) {
                    return false;
                }
                start = at + 1;
            } else if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            }
        }
        return true;
    }

    /** An empty pair of braces stands for itself, as find(1) and git need it. */
    private static int openBrace(String pattern) {
        for (int at = 0; at < pattern.length(); at++) {
            char c = pattern.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '{') {
                if (!pattern.startsWith("{}", at)) {
                    return at;
                }
                at++;
            }
        }
        return -1;
    }

    private static int closingBrace(String pattern, int open) {
        int depth = 0;
        for (int at = open; at < pattern.length(); at++) {
            char c = pattern.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isWild(String pattern) {
        for (int at = 0; at < pattern.length(); at++) {
            char c = pattern.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '*' || c == '?' || c == '[') {
                return true;
            }
        }
        return false;
    }

    private static String unescaped(String pattern) {
        if (pattern.indexOf('\\') < 0) {
            return pattern;
        }
        StringBuilder out = new StringBuilder(pattern.length());
        for (int at = 0; at < pattern.length(); at++) {
            char c = pattern.charAt(at);
            if (c == '\\' && at + 1 < pattern.length()) {
                at++;
            }
            out.append(pattern.charAt(at));
        }
        return out.toString();
    }

    /** One alternative, directory by directory. */
    private static final class Walk {
        private final ConfigurationFiles files;
        private final List<String> found = new ArrayList<>();
        private boolean literalMissing;
        private boolean tooMany;
        private int listed;

        private Walk(ConfigurationFiles files) {
            this.files = files;
        }

        private void from(String base, String rest) {
            int first = 0;
            while (first < rest.length() && rest.charAt(first) == '/') {
                first++;
            }
            String pattern = rest.substring(first);
            if (!isWild(pattern)) {
                String path = base + unescaped(pattern);
                if (files.kind(path) != ConfigurationFiles.Kind.MISSING) {
                    add(path);
                }
                return;
            }
            int slash = pattern.indexOf('/');
            String component = slash < 0 ? pattern : pattern.substring(0, slash);
            String after = slash < 0 ? "" : pattern.substring(slash + 1);
            if (isWild(component)) {
                list(base, component, slash >= 0, after);
            } else {
                from(base + unescaped(component) + "/", after);
            }
        }

        private void list(String base, String component, boolean inside, String after) {
            List<String> names = files.names(base.isEmpty() ? "." : base);
            if (names == null) {
                literalMissing |= listed == 0;
                return;
            }
            listed++;
            List<String> all = new ArrayList<>(names);
            all.sort(null);
            for (String name : all) {
                if (tooMany || !matches(component, name)) {
                    continue;
                }
                if (!inside) {
                    add(base + name);
                } else if (files.kind(base + name) == ConfigurationFiles.Kind.DIRECTORY) {
                    from(base + name + "/", after);
                }
            }
        }

        private void add(String path) {
            if (found.size() >= Limits.FILES) {
                tooMany = true;
            } else {
                found.add(path);
            }
        }
    }

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
