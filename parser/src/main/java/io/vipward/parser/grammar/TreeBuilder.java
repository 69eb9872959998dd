package io.vipward.parser.grammar;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.source.Limits;
import io.vipward.parser.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes statements and blocks of tokens, and puts right what is wrong with braces and remarks.
 *
 * <p>A statement ends with its line, but its block may begin on a later one, so the last statement is kept pending
 * until the next token tells.
 */
final class TreeBuilder {
    private static final Advice MORE_MEMORY =
            Advice.help("give the program more memory, as with VIPWARD_JAVA_OPTIONS=-Xmx512m");
    /** The language itself needs five. */
    private static final int DEEPEST = 32;

    private final SourceText source;
    private final Diagnostics diagnostics;
    private final BlockStack blocks;
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
        this.blocks = new BlockStack(source, rules, diagnostics);
    }

    /** The result, once {@link #endOfFile} was called. */
    Block tree() {
        return new Block(blocks.statements(), source.length());
    }

    void word(int start, int end) {
        if (isIgnoring()) {
            return;
        }
        String text = texts.text(start, end);
        Word word = new Word(text.indexOf('\\') < 0 ? text : unescaped(text), false, source, start, end);
        if (word.startsWithSlashes() && (words.isEmpty() || blocks.rules().isComplete(words))) {
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
        if (blocks.depth() > DEEPEST) {
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
            diagnostics.report(
                    DiagnosticCode.UNEXPECTED_BRACE,
                    source.span(offset, offset + 1),
                    "there is no keyword before this {; it is ignored, and so is its }");
            blocks.openTransparent();
        } else {
            blocks.open(header);
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
        } else if (blocks.depth() == 1) {
            fault(
                    DiagnosticCode.EXTRA_CLOSING_BRACE,
                    offset,
                    offset + 1,
                    "this } closes nothing and is ignored",
                    Advice.NONE);
        } else {
            blocks.close(offset + 1);
        }
    }

    void endOfLine() {
        finishLine();
    }

    void endOfFile(int offset) {
        finishLine();
        resolvePending(offset);
        blocks.closeAll(offset, !stopped);
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
            statement = new Statement(copyOfWords(), remark, intact, null);
            words.clear();
            remark = null;
            if (++statements > Limits.STATEMENTS) {
                stop(first(statement), Limits.STATEMENTS + " statements", MORE_MEMORY);
                statement = null;
            } else if (statement.words().isEmpty()) {
                blocks.add(statement);
                statement = null;
            }
        }
        intact = true;
        return statement;
    }

    /** Most statements have one or two words, for which a list without an array is enough. */
    private List<Word> copyOfWords() {
        return switch (words.size()) {
            case 0 -> List.of();
            case 1 -> List.of(words.get(0));
            case 2 -> List.of(words.get(0), words.get(1));
            default -> List.copyOf(words);
        };
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
        if (!blocks.rules().opensBlock(statement.words())) {
            blocks.add(statement);
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
            blocks.addEmpty(statement, offset);
        } else {
            blocks.open(statement);
        }
    }

    /** Whether a block without an opening brace is empty: what follows is the end, or the brace of its parent. */
    private boolean closesParent(Statement header, int offset) {
        boolean atEnd = offset >= source.length();
        return atEnd
                || (source.charAt(offset) == '}'
                        && blocks.columnOf(offset)
                                < blocks.columnOf(header.keyword().start()));
    }

    /** Outside quotes a backslash makes a comment sign an ordinary character. */
    private static String unescaped(String text) {
        return text.replace("\\#", "#").replace("\\!", "!");
    }
}
