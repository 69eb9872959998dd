package io.vipward.parser.source;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the lines of a file into the text that is parsed.
 *
 * <p>It enforces the limits of a line, and refuses by name the constructs that work on lines before there are words:
 * includes, definitions, conditions and sequences. A refused line is marked in the text, so that the object it stands
 * in can be left out instead of being run without it.
 */
public final class Preprocessor {
    /** keepalived's buffer of 1024 bytes, less its terminator. */
    private static final int LINE_BYTES = 1023;

    private static final Pattern DEFINITION = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_]*)=(.*)", Pattern.DOTALL);
    private static final Pattern CONDITION = Pattern.compile("@\\^?[^ \\t\\r\\x0b\\f]*");
    private static final Pattern SEQUENCE = Pattern.compile("~(SEQx?|LST)\\(.*", Pattern.DOTALL);
    private static final Pattern INCLUDE = Pattern.compile("(include[rmwba]?)([ \\t\\r\\x0b\\f].*)?", Pattern.DOTALL);
    private static final Pattern USE =
            Pattern.compile("\\$(?:\\{([A-Za-z_][A-Za-z0-9_]*)[^}]*\\}|([A-Za-z_][A-Za-z0-9_]*)(?=[ \\t\\r,)]|$))");
    private static final Set<String> PREDEFINED = Set.of("_PWD", "_INSTANCE", "_RANDOM", "_HASH", "_BANG", "_ENV");

    private final SourceFile file;
    private final Diagnostics diagnostics;
    private final SourceText.Builder out;
    private final Set<String> defined = new HashSet<>(PREDEFINED);
    private final Occurrences nul;
    private final Occurrences dollar;
    private boolean inDefinition;

    private Preprocessor(SourceFile file, Diagnostics diagnostics) {
        this.file = file;
        this.diagnostics = diagnostics;
        this.out = new SourceText.Builder(file);
        this.nul = new Occurrences(file.text(), '\0');
        this.dollar = new Occurrences(file.text(), '$');
    }

    public static SourceText process(SourceFile file, Diagnostics diagnostics) {
        return new Preprocessor(file, diagnostics).run();
    }

    private SourceText run() {
        warnOfOldMacintosh();
        for (int line = 0; line < file.lineCount(); line++) {
            int start = file.lineStart(line);
            int end = file.lineEnd(line);
            if (isUsable(start, end)) {
                line(start, end);
            }
            out.append(file, end, Math.min(end + 1, file.text().length()));
        }
        return out.build();
    }

    private void warnOfOldMacintosh() {
        if (file.lineCount() == 1 && file.text().trim().indexOf('\r') >= 0) {
            diagnostics.report(
                    DiagnosticCode.CARRIAGE_RETURN_ONLY,
                    span(0, file.text().length()),
                    "the file has carriage returns but no line feed, so it is one single line",
                    Advice.help("save the file with line feeds at the ends of its lines"));
        }
    }

    private boolean isUsable(int start, int end) {
        if (nul.isBetween(start, end)) {
            diagnostics.report(
                    DiagnosticCode.EMBEDDED_NUL, span(start, end), "the line contains NUL bytes and is ignored");
            out.refuseHere();
            return false;
        }
        if (exceedsLimit(start, end)) {
            diagnostics.report(
                    DiagnosticCode.LINE_TOO_LONG,
                    span(start, start + 1),
                    "the line has more than " + LINE_BYTES + " bytes and is ignored",
                    Advice.keepalived("drops the first 1023 bytes and takes the rest for a line of its own"));
            out.refuseHere();
            return false;
        }
        return true;
    }

    private boolean exceedsLimit(int start, int end) {
        int length = end - start;
        if (length * 3 <= LINE_BYTES) {
            return false;
        }
        return length > LINE_BYTES || SourceBytes.encode(file.text().substring(start, end)).length > LINE_BYTES;
    }

    private void line(int start, int end) {
        int first = firstInk(start, end);
        if (inDefinition) {
            inDefinition = first < end && endsInBackslash(first, end);
            return;
        }
        if (first == end) {
            return;
        }
        boolean plain = switch (file.text().charAt(first)) {
            case '$' -> !definition(first, end);
            case '@' -> !condition(first, end);
            case '~' -> !dropped(SEQUENCE, first, end);
            case 'i' -> !dropped(INCLUDE, first, end);
            default -> true;
        };
        if (plain) {
            text(start, end);
        }
    }

    private int firstInk(int start, int end) {
        int at = start;
        while (at < end && isBlank(file.text().charAt(at))) {
            at++;
        }
        return at;
    }

    static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private boolean definition(int first, int end) {
        Matcher matcher = DEFINITION.matcher(file.text()).region(first, end);
        if (!matcher.matches()) {
            return false;
        }
        String name = matcher.group(1);
        defined.add(name);
        refuse(first, end, "the definition of $" + name);
        inDefinition = endsInBackslash(first, end);
        return true;
    }

    private boolean endsInBackslash(int start, int end) {
        String content = file.text().substring(start, commentStart(start, end)).stripTrailing();
        return content.endsWith("\\");
    }

    private boolean condition(int first, int end) {
        Matcher matcher = CONDITION.matcher(file.text()).region(first, end);
        if (!matcher.lookingAt()) {
            return false;
        }
        refuse(first, end, "the condition " + matcher.group());
        text(matcher.end(), end);
        return true;
    }

    private boolean dropped(Pattern pattern, int first, int end) {
        Matcher matcher = pattern.matcher(file.text()).region(first, commentStart(first, end));
        if (!matcher.matches()) {
            return false;
        }
        boolean include = pattern == INCLUDE;
        refuse(first, end, (include ? matcher.group().strip() : "the sequence ~" + matcher.group(1)));
        return true;
    }

    /** Copies a line, except for the braces of references to refused definitions: they are no block's braces. */
    private void text(int start, int end) {
        int copied = start;
        if (dollar.isBetween(start, end)) {
            int comment = commentStart(start, end);
            Matcher matcher = USE.matcher(file.text()).region(start, comment);
            while (matcher.find()) {
                boolean braced = matcher.group(1) != null;
                String name = braced ? matcher.group(1) : matcher.group(2);
                if (!defined.contains(name)) {
                    continue;
                }
                refuse(matcher.start(), matcher.end(), "the use of the definition $" + name);
                if (braced) {
                    out.append(file, copied, matcher.start() + 1);
                    out.append(file, matcher.start(1), matcher.end(1));
                    copied = matcher.end();
                }
            }
        }
        out.append(file, copied, end);
    }

    /** Where the comment of a line begins: # and ! outside double quotes, with no backslash before them. */
    private int commentStart(int start, int end) {
        boolean quoted = false;
        for (int at = start; at < end; at++) {
            char c = file.text().charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '#' || c == '!')) {
                return at;
            }
        }
        return end;
    }

    private void refuse(int from, int to, String construct) {
        diagnostics.report(
                DiagnosticCode.PREPROCESSOR_UNSUPPORTED,
                span(from, to),
                construct + " is not supported by this version",
                Advice.help("write the lines out where they are needed"));
        out.refuseHere();
    }

    private Span span(int from, int to) {
        int length = file.text().codePointCount(from, to);
        return new Span(file.position(from), length, file.lineAt(from));
    }

    /** Finds a character that is rare, for questions that come in the order of the text. */
    private static final class Occurrences {
        private final String text;
        private final char wanted;
        private int next = -1;

        private Occurrences(String text, char wanted) {
            this.text = text;
            this.wanted = wanted;
        }

        private boolean isBetween(int start, int end) {
            if (next < start) {
                int found = text.indexOf(wanted, start);
                next = found < 0 ? Integer.MAX_VALUE : found;
            }
            return next < end;
        }
    }
}
