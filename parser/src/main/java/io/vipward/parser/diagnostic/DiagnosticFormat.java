package io.vipward.parser.diagnostic;

import io.vipward.parser.source.Position;
import io.vipward.parser.source.Span;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Findings as text for a terminal: the finding, the line with a caret, what keepalived does, what to do. */
public final class DiagnosticFormat {
    private static final Set<UnicodeScript> WIDE =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);
    private static final int FULL_WIDTH_FIRST = 0xff01;
    private static final int FULL_WIDTH_LAST = 0xff60;
    private static final int SHOWN_CHARACTERS = 160;
    private static final String RED = "1;31";
    private static final String YELLOW = "1;33";
    private static final String CYAN = "36";
    private static final String GREEN = "32";

    private final Style style;
    private final StringBuilder out = new StringBuilder();

    private DiagnosticFormat(Style style) {
        this.style = style;
    }

    /** What it is written to. */
    public enum Style {
        /** A file, a log, a pipe. */
        PLAIN,
        /** A terminal: escape sequences of ECMA-48 stand around what matters most. */
        COLOURED
    }

    /** All of them, each ended by a line feed. */
    public static String text(List<Diagnostic> diagnostics) {
        return text(diagnostics, Style.PLAIN);
    }

    /** The same for a terminal. */
    public static String text(List<Diagnostic> diagnostics, Style style) {
        DiagnosticFormat format = new DiagnosticFormat(style);
        diagnostics.forEach(format::append);
        return format.out.toString();
    }

    /**
     * The same for the configuration test, in the shape of keepalived's own messages: {@code (FILE: Line N) ...} where
     * keepalived names the line, which is the line that it would name, and our own shape where it names none.
     */
    public static String testText(List<Diagnostic> diagnostics, Style style) {
        DiagnosticFormat format = new DiagnosticFormat(style);
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.verdict().namesLine()) {
                format.appendAsKeepalived(diagnostic);
            } else {
                format.append(diagnostic);
            }
        }
        return format.out.toString();
    }

    private void appendAsKeepalived(Diagnostic diagnostic) {
        Position position = diagnostic.span().keepalivedPosition();
        out.append('(')
                .append(position.file())
                .append(": Line ")
                .append(position.line())
                .append(") ")
                .append(printable(diagnostic.message()))
                .append(paint(severity(diagnostic.severity()), " [" + diagnostic.code() + "]"))
                .append('\n');
        appendDetails(diagnostic);
    }

    private void append(Diagnostic diagnostic) {
        out.append(diagnostic.position())
                .append(": ")
                .append(paint(
                        severity(diagnostic.severity()), diagnostic.severity().toString()))
                .append(" [")
                .append(diagnostic.code())
                .append("] ")
                .append(printable(diagnostic.message()))
                .append('\n');
        appendDetails(diagnostic);
    }

    private String paint(String colour, String text) {
        return style == Style.COLOURED ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> RED;
            case WARNING -> YELLOW;
            case NOTE -> CYAN;
        };
    }

    private void appendDetails(Diagnostic diagnostic) {
        appendSource(diagnostic.span());
        Position usedAt = diagnostic.span().usedAt();
        detail("used at", usedAt == null ? null : usedAt.toString());
        detail("keepalived", diagnostic.advice().keepalived());
        detail("help", diagnostic.advice().help());
    }

    private void detail(String title, @Nullable String text) {
        if (text != null) {
            out.append("  ")
                    .append(paint(CYAN, title + ":"))
                    .append(' ')
                    .append(printable(text))
                    .append('\n');
        }
    }

    private void appendSource(Span span) {
        int[] line = span.line().codePoints().toArray();
        int from = span.start().column() - 1;
        if (line.length == 0 || from > line.length || from >= SHOWN_CHARACTERS) {
            return;
        }
        int shown = Math.min(line.length, SHOWN_CHARACTERS);
        out.append("    ");
        for (int i = 0; i < shown; i++) {
            out.appendCodePoint(printable(line[i]));
        }
        out.append(shown < line.length ? "...\n    " : "\n    ");
        for (int i = 0; i < from; i++) {
            out.append(line[i] == '\t' ? "\t" : " ".repeat(columns(line[i])));
        }
        StringBuilder mark = new StringBuilder("^");
        for (int i = from + 1; i < Math.min(from + span.length(), shown); i++) {
            mark.append("~".repeat(columns(line[i])));
        }
        out.append(paint(GREEN, mark.toString())).append('\n');
    }

    /** Control characters would move the cursor, and a byte that was no UTF-8 cannot be printed. */
    private static int printable(int codePoint) {
        boolean odd = codePoint != '\t' && Character.isISOControl(codePoint);
        return odd || Character.getType(codePoint) == Character.SURROGATE ? '?' : codePoint;
    }

    private static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> printable.appendCodePoint(printable(c)));
        return printable.toString();
    }

    private static int columns(int codePoint) {
        if (codePoint < 0x1100) {
            return 1;
        }
        boolean fullWidth = codePoint >= FULL_WIDTH_FIRST && codePoint <= FULL_WIDTH_LAST;
        return fullWidth || WIDE.contains(UnicodeScript.of(codePoint)) || isIdeographicPunctuation(codePoint) ? 2 : 1;
    }

    private static boolean isIdeographicPunctuation(int codePoint) {
        return codePoint >= 0x3000 && codePoint <= 0x303e;
    }
}
