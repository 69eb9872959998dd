package io.vipward.parser.grammar;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.source.Limits;
import io.vipward.parser.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes statements and blocks of tokens, and puts right what is wrong with braces and remarks.
 *
 * <p>A statement ends with its line, but its block may begin on a later one, so the last statement is kept pending
 * until the next token tells. Blocks are kept on a stack of its own: nesting costs no calls.
 */
final class TreeBuilder {
    private static final Advice MORE_MEMORY =
            Advice.help("give the program more memory, as with VIPWARD_JAVA_OPTIONS=-Xmx512m");
    /** The language itself needs five. */
    private static final int DEEPEST = 32;

    private final SourceText source;
    private final Diagnostics diagnostics;
    private final List<OpenBlock> stack = new ArrayList<>();
    private final WordTexts texts;
    private final List<Word> words = new ArrayList<>();
    private @Nullable Word remark;
    private boolean intact = true;
    private @Nullable Statement pending;
    private int tooDeep;
    private int statements;
    private int faults;
    private boolean stopped;

    TreeBuilder(SourceText source, KeywordRules rules, Diagnostics diagnostics) {
        this.source = source;
        this.texts = new WordTexts(source);
        this.diagnostics = diagnostics;
        stack.add(new OpenBlock(null, rules, new ArrayList<>()));
    }

    /** The result, once {@link #endOfFile} was called. */
    Block tree() {
        return new Block(top().statements(), source.length());
    }

    void word(int start, int end) {
        if (isIgnoring()) {
            return;
        }
        String text = texts.text(start, end);
        Word word = new Word(text.indexOf('\\') < 0 ? text : unescaped(text), false, source, start, end);
        if (word.startsWithSlashes() && (words.isEmpty() || top().rules().isComplete(words))) {
            remark = word;
        } else {
            add(word);
        }
    }

    void quoted(int start, int end) {
        if (!isIgnoring()) {
            add(new Word(source.substring(start + 1, end - 1), true, source, start, end));
        }
    }

    void unmatchedQuote(int start, int end) {
        if (isIgnoring()) {
            return;
        }
        intact = false;
        fault(
                DiagnosticCode.UNMATCHED_QUOTE,
                start,
                end,
                "this double quote is not closed; the rest of the line is ignored",
                Advice.NONE);
    }

    void openBrace(int offset) {
        if (isIgnoring()) {
            return;
        }
        if (stack.size() > DEEPEST) {
            if (tooDeep++ == 0) {
                diagnostics.report(
                        DiagnosticCode.NESTED_TOO_DEEP,
                        source.span(offset, offset + 1),
                        "blocks are nested more than " + DEEPEST + " deep; this one is skipped");
            }
            takeLine();
            pending = null;
            return;
        }
        Statement header = takeLine();
        if (header == null) {
            header = pending;
        }
        pending = null;
        if (stopped) {
            return;
        }
        if (header == null) {
            transparentBrace(offset);
        } else {
            open(header);
        }
    }

    void closeBrace(int offset) {
        if (isIgnoring()) {
            return;
        }
        finishLine();
        resolvePending(offset);
        if (tooDeep > 0) {
            tooDeep--;
        } else if (stack.size() == 1) {
            fault(
                    DiagnosticCode.EXTRA_CLOSING_BRACE,
                    offset,
                    offset + 1,
                    "this } closes nothing and is ignored",
                    Advice.NONE);
        } else {
            closeTop(offset + 1);
        }
    }

    void endOfLine() {
        finishLine();
    }

    void endOfFile(int offset) {
        finishLine();
        resolvePending(offset);
        while (stack.size() > 1) {
            Statement header = top().header();
            if (header != null && !stopped) {
                diagnostics.add(new Diagnostic(
                        DiagnosticCode.MISSING_CLOSING_BRACE,
                        DiagnosticCode.MISSING_CLOSING_BRACE.severity(),
                        Verdict.REPORTED_AT_END,
                        header.span(),
                        "the block of " + header.keyword() + " is not closed before the end of the file",
                        Advice.help("add } behind its last line")));
            }
            closeTop(offset);
        }
    }

    /** Whether the rest of the line is a remark, or the rest of the text is too much. */
    private boolean isIgnoring() {
        return remark != null || stopped;
    }

    /** Reports one of the faults that may come by the million. */
    private void fault(DiagnosticCode code, int start, int end, String message, Advice advice) {
        diagnostics.report(code, () -> source.span(start, end), message, advice);
        if (++faults > Limits.STRUCTURAL_FAULTS) {
            stop(start, Limits.STRUCTURAL_FAULTS + " braces and quotes that are wrong", Advice.NONE);
        }
    }

    private void stop(int offset, String limit, Advice advice) {
        if (!stopped) {
            diagnostics.report(
                    DiagnosticCode.TOO_LARGE_IN_FULL,
                    source.span(offset, offset + 1),
                    "from here on nothing is read: the configuration has more than " + limit,
                    advice);
        }
        stopped = true;
        pending = null;
        words.clear();
    }

    private void add(Word word) {
        if (words.isEmpty()) {
            resolvePending(word.start());
        }
        words.add(word);
    }

    /** The statement of the words read so far on this line, or null; a remark that stands alone is put away. */
    private @Nullable Statement takeLine() {
        Statement statement = null;
        if (!words.isEmpty() || remark != null) {
            statement = new Statement(List.copyOf(words), remark, intact, null);
            words.clear();
            remark = null;
            if (++statements > Limits.STATEMENTS) {
                stop(first(statement), Limits.STATEMENTS + " statements", MORE_MEMORY);
                statement = null;
            } else if (statement.words().isEmpty()) {
                top().statements().add(statement);
                statement = null;
            }
        }
        intact = true;
        return statement;
    }

    private static int first(Statement statement) {
        Word remark = statement.remark();
        return statement.words().isEmpty() && remark != null
                ? remark.start()
                : statement.keyword().start();
    }

    private void finishLine() {
        Statement statement = takeLine();
        if (statement != null) {
            pending = statement;
        }
    }

    /** The pending statement gets no brace: something else begins at the offset. */
    private void resolvePending(int offset) {
        Statement statement = pending;
        pending = null;
        if (statement == null || tooDeep > 0) {
            return;
        }
        if (!top().rules().opensBlock(statement.words())) {
            top().statements().add(statement);
            return;
        }
        Word first = statement.keyword();
        Word last = statement.words().get(statement.words().size() - 1);
        fault(
                DiagnosticCode.MISSING_OPENING_BRACE,
                first.start(),
                last.end(),
                first + " needs a { behind it",
                Advice.keepalived("reports it too, and reads what follows as the block"));
        if (stopped) {
            return;
        }
        if (closesParent(statement, offset)) {
            top().statements().add(withBlock(statement, new Block(List.of(), offset)));
        } else {
            open(statement);
        }
    }

    /** Whether a block without an opening brace is empty: what follows is the end, or the brace of its parent. */
    private boolean closesParent(Statement header, int offset) {
        boolean atEnd = offset >= source.length();
        return atEnd
                || (source.charAt(offset) == '}'
                        && columnOf(offset) < columnOf(header.keyword().start()));
    }

    private void open(Statement header) {
        closeForgotten(header);
        KeywordRules inside = top().rules().inside(header.words());
        stack.add(new OpenBlock(header, inside, new ArrayList<>()));
    }

    /** A block that does not belong here, but further out and not indented deeper, ends those that are open. */
    private void closeForgotten(Statement header) {
        if (top().rules().opensBlock(header.words())) {
            return;
        }
        int column = columnOf(header.keyword().start());
        int home = stack.size() - 1;
        while (home > 0 && !stack.get(home).rules().opensBlock(header.words())) {
            Statement open = stack.get(home).header();
            if (open != null && column > columnOf(open.keyword().start())) {
                return;
            }
            home--;
        }
        if (!stack.get(home).rules().opensBlock(header.words())) {
            return;
        }
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
            closeTop(header.keyword().start());
        }
    }

    /** A brace without a keyword: what is inside is read as if the brace were not there. */
    private void transparentBrace(int offset) {
        diagnostics.report(
                DiagnosticCode.UNEXPECTED_BRACE,
                source.span(offset, offset + 1),
                "there is no keyword before this {; it is ignored, and so is its }");
        stack.add(new OpenBlock(null, top().rules(), top().statements()));
    }

    private void closeTop(int end) {
        OpenBlock closed = stack.remove(stack.size() - 1);
        if (closed.header() != null) {
            top().statements().add(withBlock(closed.header(), new Block(closed.statements(), end)));
        }
    }

    private static Statement withBlock(Statement header, Block block) {
        return new Statement(header.words(), header.remark(), header.intact(), block);
    }

    private OpenBlock top() {
        return stack.get(stack.size() - 1);
    }

    private int columnOf(int offset) {
        int start = offset;
        while (start > 0 && source.charAt(start - 1) != '\n') {
            start--;
        }
        return offset - start;
    }

    /** Outside quotes a backslash makes a comment sign an ordinary character. */
    private static String unescaped(String text) {
        return text.replace("\\#", "#").replace("\\!", "!");
    }
}
