package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.source.Span;

/**
 * Findings about one object, each beginning with its name, as keepalived writes them.
 *
 * @param subject such as {@code (VI_1)}
 */
record Report(String subject, Diagnostics diagnostics) {
    void add(DiagnosticCode code, Span span, String message) {
        add(code, span, message, Advice.NONE);
    }

    void add(DiagnosticCode code, Span span, String message, Advice advice) {
        diagnostics.report(code, span, subject + " " + message, advice);
    }

    /** For what keepalived judges otherwise than it usually does. */
    void add(DiagnosticCode code, Verdict verdict, Span span, String message, Advice advice) {
        diagnostics.add(new Diagnostic(code, code.severity(), verdict, span, subject + " " + message, advice));
    }
}
