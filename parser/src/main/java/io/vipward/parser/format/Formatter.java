package io.vipward.parser.format;

import io.vipward.parser.source.Lines;
import io.vipward.parser.source.Position;
import io.vipward.parser.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites a file in one layout: four spaces for each block, one space between words, an opening brace behind its
 * keyword and a closing one on a line of its own, at most one empty line, line feeds. Comments, includes, definitions,
 * conditions and sequences stay. Pure; any thread.
 *
 * <p>The outcome is read again and compared: a text that would mean anything else is not given out.
 */
public final class Formatter {
    /** Nodes for which the outcome is compared; real files name two. */
    private static final int NODES = 8;

    private final SourceFile file;
    private final Layout layout = new Layout();
    private final List<Integer> open = new ArrayList<>();
    private final Set<String> nodes = new LinkedHashSet<>();
    private boolean inDefinition;

    private Formatter(SourceFile file) {
        this.file = file;
    }

    /**
     * Formats a text.
     *
     * @param name what a refusal calls it
     */
    public static Formatted format(String name, String text) {
        String mark = text.startsWith("\ufeff") ? "\ufeff" : "";
        Formatter formatter = new Formatter(new SourceFile(name, text.substring(mark.length())));
        Formatted formatted = formatter.run();
        return formatted instanceof Formatted.Rewritten rewritten
                ? new Formatted.Rewritten(mark + rewritten.text())
                : formatted;
    }

    private Formatted run() {
        Formatted.Refused refused = warnOfOldMacintosh();
        for (int line = 0; refused == null && line < file.lineCount(); line++) {
            boolean emptyEnd = line == file.lineCount() - 1 && file.lineStart(line) == file.lineEnd(line);
            refused = emptyEnd ? null : line(line);
        }
        if (refused == null && layout.depth() > 0) {
            int line = open.get(open.size() - 1);
            refused = refuse(line, "a block that begins here is not closed before the end of the file");
        }
        if (refused != null) {
            return refused;
        }
        String after = layout.text();
        Position changed = Meaning.firstDifference(file, after, nodes);
        return changed == null
                ? new Formatted.Rewritten(after)
                : new Formatted.Refused(changed, "this would be read differently when formatted");
    }

    private Formatted.@Nullable Refused warnOfOldMacintosh() {
        boolean single = file.lineCount() == 1 && file.text().trim().indexOf('\r') >= 0;
        return single ? refuse(0, "the file has carriage returns but no line feed, so it is one single line") : null;
    }

    private Formatted.@Nullable Refused line(int line) {
        String text = file.text();
        int start = file.lineStart(line);
        int end = file.lineEnd(line);
        int nul = text.indexOf('\0', start);
        if (nul >= 0 && nul < end) {
            return new Formatted.Refused(file.position(nul), "the line contains NUL bytes");
        }
        if (Lines.exceedsLimit(text, start, end)) {
            return refuse(line, "the line has more than 1023 bytes");
        }
        int quote = openQuote(text, start, Lines.contentEnd(text, start, end));
        if (quote >= 0) {
            return new Formatted.Refused(file.position(quote), "this double quote is not closed");
        }
        if (inDefinition) {
            continued(text, start, end);
            return null;
        }
        Line parts = Line.of(text, start, end);
        if (parts.pieces().isEmpty()) {
            layout.comment(parts.comment());
            return null;
        }
        int depth = layout.depth();
        if (!layout.line(parts)) {
            int at = Lines.firstInk(text, start, end);
            return new Formatted.Refused(file.position(at), "a } on this line closes nothing");
        }
        remember(line, depth);
        for (Line.Piece piece : parts.pieces()) {
            if (piece instanceof Line.Fixed fixed) {
                inDefinition = fixed.goesOn();
                node(fixed);
            }
        }
        return null;
    }

    /** Keeps the line on which each open block begins. */
    private void remember(int line, int depthBefore) {
        int depth = layout.depth();
        while (open.size() > Math.min(depth, depthBefore)) {
            open.remove(open.size() - 1);
        }
        while (open.size() < depth) {
            open.add(line);
        }
    }

    private void node(Line.Fixed fixed) {
        if (fixed.conditional() && nodes.size() < NODES) {
            int blank = fixed.text().indexOf(' ');
            String id = fixed.text().substring(1, blank < 0 ? fixed.text().length() : blank);
            nodes.add(id.startsWith("^") ? id.substring(1) : id);
        }
    }

    private void continued(String text, int start, int end) {
        int contentEnd = Lines.contentEnd(text, start, end);
        int first = Lines.firstInk(text, start, contentEnd);
        String comment = text.substring(contentEnd, end).strip();
        if (first == contentEnd && comment.isEmpty()) {
            layout.endDefinition();
        } else {
            layout.continued(text.substring(first, contentEnd), comment);
        }
        inDefinition = first < contentEnd && text.charAt(contentEnd - 1) == '\\';
    }

    private static int openQuote(String text, int from, int to) {
        int quote = -1;
        for (int at = from; at < to; at++) {
            if (Lines.isProtecting(text, at, to, quote >= 0)) {
                at++;
            } else if (text.charAt(at) == '"') {
                quote = quote < 0 ? at : -1;
            }
        }
        return quote;
    }

    private Formatted.Refused refuse(int line, String reason) {
        int at = Lines.firstInk(file.text(), file.lineStart(line), file.lineEnd(line));
        return new Formatted.Refused(file.position(at), reason);
    }
}
