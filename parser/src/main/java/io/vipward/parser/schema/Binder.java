package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.grammar.Block;
import io.vipward.parser.grammar.KeywordRules;
import io.vipward.parser.grammar.Statement;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.source.SourceText;
import org.jspecify.annotations.Nullable;

/** Reads the statements of a block by its table. Used by one thread, once per configuration. */
public final class Binder {
    private final SourceText source;
    private final Diagnostics diagnostics;

    private Binder(SourceText source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    /** What the tree builder must know. */
    public static KeywordRules topLevel() {
        return TopLevelTable.TABLE;
    }

    /** Reads the top level and everything in it. */
    public static BoundBlock bind(SourceText source, Block block, Diagnostics diagnostics) {
        BoundBlock top = new BoundBlock(TopLevelTable.TABLE, null);
        new Binder(source, diagnostics).statements(top, block);
        return top;
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }

    /** Reads a block that has a header. */
    BoundBlock bind(Table table, Statement header, Block block) {
        BoundBlock bound = new BoundBlock(table, header);
        statements(bound, block);
        if (source.isRefused(header.keyword().start(), block.end())) {
            diagnostics.report(
                    DiagnosticCode.LEFT_OUT,
                    header.span(),
                    "this " + header.keyword() + " is left out: it contains lines that are not supported");
            bound.leaveOut();
        }
        return bound;
    }

    private void statements(BoundBlock target, Block block) {
        for (Statement statement : block.statements()) {
            if (statement.words().isEmpty()) {
                remark(statement, Remark.UNKNOWN_KEYWORD);
            } else if (!source.isLineRefused(statement.keyword().start())) {
                statement(target, statement);
            }
        }
    }

    private void statement(BoundBlock target, Statement statement) {
        Keyword<?> keyword = target.table().find(statement.keyword().text());
        if (keyword == null || keyword.support() == Support.UNKNOWN) {
            UnknownKeywords.report(target.table(), statement, keyword, diagnostics);
            return;
        }
        deprecated(target.table(), statement, keyword);
        if (lacksArgument(statement, keyword)) {
            return;
        }
        if (statement.block() != null && keyword.form().inside() == null) {
            unexpectedBlock(statement);
        }
        remark(statement, keyword.form().remark());
        read(target, statement, keyword);
    }

    private <T> void read(BoundBlock target, Statement statement, Keyword<T> keyword) {
        int order = target.nextOrder();
        T value = keyword.form().read(Arguments.of(statement, this));
        if (value == null) {
            return;
        }
        reportSupport(statement, keyword);
        boolean again = target.has(keyword);
        if (again && keyword.is(Trait.FIRST_WINS)) {
            DiagnosticCode code = DiagnosticCode.DUPLICATE;
            diagnostics.add(new Diagnostic(
                    code,
                    code.severity(),
                    keyword.is(Trait.REPETITION_DOES_NOT_COUNT) ? Verdict.SAID : code.verdict(),
                    statement.span(),
                    keyword.name() + " was already written; this one is ignored",
                    Advice.NONE));
            return;
        }
        if (again && keyword.is(Trait.REPEAT_IS_REPORTED)) {
            diagnostics.report(
                    DiagnosticCode.DUPLICATE,
                    statement.span(),
                    keyword.name() + " was already written; this one takes its place");
        }
        Word argument = statement.argument(1);
        target.put(keyword, value, argument == null ? statement.keyword() : argument, order);
    }

    private void reportSupport(Statement statement, Keyword<?> keyword) {
        if (keyword.support() == Support.NOT_YET) {
            diagnostics.report(
                    DiagnosticCode.NOT_SUPPORTED,
                    () -> statement.keyword().span(),
                    keyword.name() + " is not supported by this version and has no effect",
                    Advice.NONE);
        }
    }

    private void deprecated(Table table, Statement statement, Keyword<?> keyword) {
        DiagnosticCode code = DiagnosticCode.DEPRECATED;
        String written = statement.keyword().text();
        Verdict onName = table.verdictOnName(written);
        String replacement = onName == null ? keyword.text().replacement() : keyword.name();
        if (replacement != null) {
            diagnostics.add(new Diagnostic(
                    code,
                    code.severity(),
                    onName == null ? code.verdict() : onName,
                    statement.keyword().span(),
                    written + " is an old name",
                    Advice.help("write " + replacement + " instead")));
        }
    }

    private boolean lacksArgument(Statement statement, Keyword<?> keyword) {
        int given = statement.words().size() - 1;
        int required = keyword.form().required();
        if (given >= required || !statement.intact()) {
            return given < required;
        }
        if (!keyword.is(Trait.ARGUMENT_MAY_LACK)) {
            boolean vital = keyword.is(Trait.ARGUMENT_IS_VITAL);
            diagnostics.report(
                    vital ? DiagnosticCode.MISSING_MANDATORY_ARGUMENT : DiagnosticCode.MISSING_ARGUMENT,
                    statement.span(),
                    keyword.name() + " needs " + (required == 1 ? "an argument" : required + " arguments"),
                    Advice.help(keyword.name() + " " + keyword.form().syntax()));
        }
        return true;
    }

    private void unexpectedBlock(Statement statement) {
        diagnostics.report(
                DiagnosticCode.UNEXPECTED_BLOCK,
                statement.span(),
                statement.keyword() + " takes no block; what stands in the braces is skipped",
                Advice.keepalived("reads it as if it belonged to the block around, and closes that with the }"));
    }

    /** Says how keepalived would read the remark behind a statement, if it has one. */
    void remark(Statement statement, Remark reading) {
        Word remark = statement.remark();
        if (remark != null) {
            DiagnosticCode code = DiagnosticCode.SLASH_REMARK;
            diagnostics.add(new Diagnostic(
                    code,
                    code.severity(),
                    reading.verdict(),
                    remark.span(),
                    "everything from // on is taken for a remark",
                    new Advice("begin remarks with #", reading.keepalived())));
        }
    }

    /** The name of a block that must have exactly one, or null with a diagnostic. */
    @Nullable
    Word onlyName(Statement header) {
        Word name = header.argument(1);
        if (name != null && header.words().size() == 2) {
            return name;
        }
        Word second = header.argument(2);
        diagnostics.add(new Diagnostic(
                DiagnosticCode.MISSING_NAME,
                DiagnosticCode.MISSING_NAME.severity(),
                Verdict.REPORTED,
                second == null ? header.span() : second.span(),
                header.keyword() + " must have exactly one word as its name; the block is skipped",
                Advice.help("put a name that contains blanks between double quotes")));
        return null;
    }
}
