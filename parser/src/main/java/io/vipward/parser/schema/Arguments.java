package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.grammar.Statement;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.source.Span;
import org.jspecify.annotations.Nullable;

/** The words behind a keyword, read one after the other, and the place for complaints about them. */
public final class Arguments {
    private final Statement statement;
    private final Binder binder;
    private int next;

    private Arguments(Statement statement, Binder binder, int next) {
        this.statement = statement;
        this.binder = binder;
        this.next = next;
    }

    /** Behind the keyword of a statement. */
    static Arguments of(Statement statement, Binder binder) {
        return new Arguments(statement, binder, 1);
    }

    /** From the first word on: the line of a block whose lines have no keywords. */
    static Arguments ofEntry(Statement entry, Binder binder) {
        return new Arguments(entry, binder, 0);
    }

    Statement statement() {
        return statement;
    }

    Binder binder() {
        return binder;
    }

    String keyword() {
        return statement.keyword().text();
    }

    boolean hasNext() {
        return next < statement.words().size();
    }

    Word next() {
        return statement.words().get(next++);
    }

    @Nullable
    Word peek() {
        return hasNext() ? statement.words().get(next) : null;
    }

    /** The place of the next word, or of the last one where there is none. */
    Span here() {
        return statement
                .words()
                .get(Math.min(next, statement.words().size() - 1))
                .span();
    }

    void report(DiagnosticCode code, Word word, String message) {
        diagnostics().report(code, word::span, message, Advice.NONE);
    }

    void report(DiagnosticCode code, Word word, String message, Advice advice) {
        diagnostics().report(code, word::span, message, advice);
    }

    /** For what keepalived judges otherwise here than it usually does. */
    void report(DiagnosticCode code, Verdict verdict, Word word, String message, Advice advice) {
        diagnostics().add(new Diagnostic(code, code.severity(), verdict, word.span(), message, advice));
    }

    Diagnostics diagnostics() {
        return binder.diagnostics();
    }
}
