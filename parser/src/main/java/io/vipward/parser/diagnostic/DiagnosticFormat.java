package io.vipward.parser.diagnostic;

import io.vipward.parser.source.Position;
import io.vipward.parser.source.Span;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Set;

/** Findings as text for a terminal: the finding, the line with a caret, what keepalived does, what to do. */
public final class DiagnosticFormat {
    private static final Set<UnicodeScript> WIDE =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);
    private static final int FULL_WIDTH_FIRST = 0xff01;
    private static final int FULL_WIDTH_LAST = 0xff60;
    private static final int SHOWN_CHARACTERS = 160;

    private DiagnosticFormat() {}

    /** All of them, each ended by a line feed. */
    public static String text(List<Diagnostic> diagnostics) {
        StringBuilder out = new StringBuilder();
        for (Diagnostic diagnostic : diagnostics) {
            append(out, diagnostic);
        }
        return out.toString();
    }

    /**
     * The same for the configuration test, in the shape of keepalived's own messages: {@code (FILE: Line N) ...} where
     * keepalived names the line, which is the line that it would name, and our own shape where it names none.
     */
    public static String testText(List<Diagnostic> diagnostics) {
        StringBuilder out = new StringBuilder();
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.verdict().namesLine()) {
                Position position = diagnostic.span().keepalivedPosition();
                out.append('(')
                        .append(position.file())
                        .append(": Line ")
                        .append(position.line())
                        .append(") ");
                out.append(diagnostic.message())
                        .append(" [")
                        .append(diagnostic.code())
                        .append("]\n");
                appendDetails(out, diagnostic);
            } else {
                append(out, diagnostic);
            }
        }
        return out.toString();
    }

    private static void append(StringBuilder out, Diagnostic diagnostic) {
        out.append(diagnostic).append('\n');
        appendDetails(out, diagnostic);
    }

    private static void appendDetails(StringBuilder out, Diagnostic diagnostic) {
        appendSource(out, diagnostic.span());
        Position usedAt = diagnostic.span().usedAt();
        if (usedAt != null) {
            out.append("  used at: ").append(usedAt).append('\n');
        }
        String keepalived = diagnostic.advice().keepalived();
        if (keepalived != null) {
            out.append("  keepalived: ").append(keepalived).append('\n');
        }
        String help = diagnostic.advice().help();
        if (help != null) {
            out.append("  help: ").append(help).append('\n');
        }
    }

    private static void appendSource(StringBuilder out, Span span) {
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
        out.append('^');
        for (int i = from + 1; i < Math.min(from + span.length(), shown); i++) {
            out.append("~".repeat(columns(line[i])));
        }
        out.append('\n');
    }

    /** Control characters would move the cursor, and a byte that was no UTF-8 cannot be printed. */
    private static int printable(int codePoint) {
        boolean odd = codePoint != '\t' && Character.isISOControl(codePoint);
        return odd || Character.getType(codePoint) == Character.SURROGATE ? '?' : codePoint;
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
