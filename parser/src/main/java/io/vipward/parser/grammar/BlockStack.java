package io.vipward.parser.grammar;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.source.SourceText;
import java.util.ArrayList;
import java.util.List;

/**
 * The blocks that are open, the outermost first, and where a lost closing brace is supplied. It is a stack of its own:
 * nesting costs no calls. One thread, one configuration.
 */
final class BlockStack {
    private static final int USUAL_STATEMENTS = 4;

    private final SourceText source;
    private final Diagnostics diagnostics;
    private final List<OpenBlock> stack = new ArrayList<>();

    BlockStack(SourceText source, KeywordRules rules, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
        stack.add(new OpenBlock(null, rules, new ArrayList<>()));
    }

    /** How many blocks are open, the top level included. */
    int depth() {
        return stack.size();
    }

    /** The rules of the innermost block. */
    KeywordRules rules() {
        return top().rules();
    }

    /** What the innermost block holds so far. */
    List<Statement> statements() {
        return top().statements();
    }

    /** Adds a statement to the innermost block. */
    void add(Statement statement) {
        top().statements().add(statement);
    }

    /** Adds a statement with a block that nothing stands in. */
    void addEmpty(Statement header, int end) {
        add(withBlock(header, new Block(List.of(), end)));
    }

    /** Opens the block of a statement, where it belongs. */
    void open(Statement header) {
        closeForgotten(header);
        KeywordRules inside = top().rules().inside(header.words());
        stack.add(new OpenBlock(header, inside, new ArrayList<>(USUAL_STATEMENTS)));
    }

    /** Opens a block without a keyword: what is inside is read as if the brace were not there. */
    void openTransparent() {
        stack.add(new OpenBlock(null, top().rules(), top().statements()));
    }

    /** Closes the innermost block. */
    void close(int end) {
        OpenBlock closed = stack.remove(stack.size() - 1);
        if (closed.header() != null) {
            add(withBlock(closed.header(), new Block(closed.statements(), end)));
        }
    }

    /** Closes what is open at the end of the text. */
    void closeAll(int end, boolean reporting) {
        while (stack.size() > 1) {
            Statement header = top().header();
            if (header != null && reporting) {
                diagnostics.add(new Diagnostic(
                        DiagnosticCode.MISSING_CLOSING_BRACE,
                        DiagnosticCode.MISSING_CLOSING_BRACE.severity(),
                        Verdict.REPORTED_AT_END,
                        header.span(),
                        "the block of " + header.keyword() + " is not closed before the end of the file",
                        Advice.help("add } behind its last line")));
            }
            close(end);
        }
    }

    /** How far a character stands from the beginning of its line. */
    int columnOf(int offset) {
        int start = offset;
        while (start > 0 && source.charAt(start - 1) != '\n') {
            start--;
        }
        return offset - start;
    }

    /** A block that does not belong here, but further out and not indented deeper, ends those that are open. */
    private void closeForgotten(Statement header) {
        if (top().rules().opensBlock(header.words())) {
            return;
        }
        int home = home(header);
        while (stack.size() - 1 > home) {
            Statement open = top().header();
            if (open != null) {
                diagnostics.report(
                        DiagnosticCode.MISSING_CLOSING_BRACE,
                        header.span(),
                        "a } is missing before this line: the block of " + open.keyword() + " on line "
                                + open.keyword().position().line() + " is still open",
                        Advice.keepalived("takes this for an unknown keyword of the block that is still open"));
            }
            close(header.keyword().start());
        }
    }

    /** The index of the block that a statement belongs into; the innermost one if it belongs nowhere. */
    private int home(Statement header) {
        int column = columnOf(header.keyword().start());
        int home = stack.size() - 1;
        while (home > 0 && !stack.get(home).rules().opensBlock(header.words())) {
            Statement open = stack.get(home).header();
            if (open != null && column > columnOf(open.keyword().start())) {
                return stack.size() - 1;
            }
            home--;
        }
        return stack.get(home).rules().opensBlock(header.words()) ? home : stack.size() - 1;
    }

    private OpenBlock top() {
        return stack.get(stack.size() - 1);
    }

    private static Statement withBlock(Statement header, Block block) {
        return new Statement(header.words(), header.remark(), header.intact(), block);
    }
}
