package io.vipward.parser.source;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
            if (++listed > Limits.FILES) {
                tooMany = true;
                return;
            }
            List<String> all = new ArrayList<>(names);
            all.sort(null);
            for (String name : all) {
                if (tooMany || !GlobPattern.matches(component, name)) {
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
}
