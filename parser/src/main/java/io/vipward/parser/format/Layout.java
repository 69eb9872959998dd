package io.vipward.parser.format;

import io.vipward.parser.source.Lines;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts lines down: indented by their depth, an opening brace behind its keyword, a closing one alone, at most one empty
 * line in a row. One thread, one text.
 */
final class Layout {
    private static final String INDENT = "    ";

    private final List<Row> rows = new ArrayList<>();
    private int depth;
    private int conditionalNet;
    private int inner;
    private int kept;

    /** A line of the outcome; it is empty if there is neither text nor comment. */
    private record Row(int depth, String text, String comment, boolean takesBrace) {
        private Row with(String more, String remark) {
            return new Row(depth, text + more, comment.isEmpty() ? remark : comment, false);
        }

        private void appendTo(StringBuilder out) {
            String content = text + (text.isEmpty() || comment.isEmpty() ? "" : " ") + comment;
            if (!content.isEmpty()) {
                String indented = INDENT.repeat(depth) + content;
                // Indentation must not make a line too long to be read.
                out.append(Lines.exceedsLimit(indented, 0, indented.length()) ? content : indented);
            }
            out.append('\n');
        }
    }

    int depth() {
        return depth;
    }

    /** A line that is empty or holds a comment. */
    void comment(String comment) {
        boolean empty = comment.isEmpty();
        if (empty && (rows.isEmpty() || isEmpty(rows.get(rows.size() - 1)))) {
            return;
        }
        rows.add(new Row(depth, "", comment, false));
    }

    private static boolean isEmpty(Row row) {
        return row.text().isEmpty() && row.comment().isEmpty();
    }

    /** Puts down what is on a line; false if it closes a block that was not opened. */
    boolean line(Line line) {
        int last = line.pieces().size() - 1;
        for (int i = 0; i <= last; i++) {
            if (!piece(line.pieces().get(i), i == last ? line.comment() : "")) {
                return false;
            }
        }
        return true;
    }

    private boolean piece(Line.Piece piece, String comment) {
        int netBefore = conditionalNet;
        conditionalNet = 0;
        if (piece instanceof Line.Words words) {
            rows.add(new Row(depth, words.text(), comment, words.ordinary()));
        } else if (piece instanceof Line.Open) {
            open(comment);
            depth++;
        } else if (piece instanceof Line.Close) {
            if (depth == 0) {
                return false;
            }
            depth--;
            rows.add(new Row(depth, "}", comment, false));
        } else if (piece instanceof Line.Fixed fixed) {
            return fixed(fixed, comment, netBefore);
        }
        return true;
    }

    private void open(String comment) {
        int header = rows.size() - 1;
        while (header >= 0 && isEmpty(rows.get(header))) {
            header--;
        }
        Row row = header < 0 ? null : rows.get(header);
        if (row != null && takes(row, comment)) {
            rows.subList(header + 1, rows.size()).clear();
            rows.set(header, row.with(" {", comment));
        } else {
            rows.add(new Row(depth, "{", comment, false));
        }
    }

    private static boolean takes(@Nullable Row row, String comment) {
        if (row == null || !row.takesBrace() || !(row.comment().isEmpty() || comment.isEmpty())) {
            return false;
        }
        String joined = row.text() + " { " + row.comment() + comment;
        return !Lines.exceedsLimit(joined, 0, joined.length());
    }

    private boolean fixed(Line.Fixed fixed, String comment, int netBefore) {
        Braces braces = fixed.braces();
        // Lines for one node and for the others are alternatives: together they open, or close, one block.
        boolean alternative = fixed.conditional() && braces.net() != 0 && braces.net() == netBefore;
        int before = alternative ? depth - braces.net() : depth;
        if (before < braces.lowest()) {
            return false;
        }
        rows.add(new Row(before - Math.min(before, braces.leading()), fixed.text(), comment, false));
        depth = before + braces.net();
        conditionalNet = fixed.conditional() ? braces.net() : 0;
        inner = 0;
        return true;
    }

    /** A further line of a definition, whose braces are those of the places where it is used. */
    void continued(String text, String comment) {
        Braces braces = Braces.of(text, 0, text.length());
        int within = Math.max(0, inner - braces.leading());
        rows.add(new Row(depth + 1 + within, text, comment, false));
        inner = Math.max(0, inner + braces.net());
    }

    /** An empty line that ends a definition. */
    void endDefinition() {
        rows.add(new Row(0, "", "", false));
        kept = rows.size();
    }

    /** Everything that was put down; empty lines at the end are left out unless one ends a definition. */
    String text() {
        int end = rows.size();
        while (end > kept && isEmpty(rows.get(end - 1))) {
            end--;
        }
        StringBuilder out = new StringBuilder();
        rows.subList(0, end).forEach(row -> row.appendTo(out));
        return out.toString();
    }
}
