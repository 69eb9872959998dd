package io.vipward.parser.diagnostic;

import io.vipward.parser.source.Position;
import io.vipward.parser.source.Span;

/**
 * One finding.
 *
 * @param verdict what keepalived does about it, which decides the exit code
 * @param span the text it is about
 * @param message one sentence with the offending value in it
 */
public record Diagnostic(
        DiagnosticCode code, Severity severity, Verdict verdict, Span span, String message, Advice advice) {

    public Position position() {
        return span.start();
    }

    /** The same finding judged otherwise, for what keepalived treats differently from place to place. */
    public Diagnostic judged(Verdict other) {
        return new Diagnostic(code, severity, other, span, message, advice);
    }

    @Override
    public String toString() {
        return position() + ": " + severity + " [" + code + "] " + message;
    }
}
