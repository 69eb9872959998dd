package io.vipward.daemon.lifecycle;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.source.Position;
import io.vipward.parser.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Collects what is left out, for one thread. None of it counts in the configuration test. The number of findings is limited: a
 * file of ten thousand objects of one kind tells nothing more with the last than with the first thousand, and texts and
 * places of those that are only counted are never made.
 */
final class Omissions {
    private static final int LIMIT = 1_000;

    private final List<Diagnostic> findings = new ArrayList<>();
    private long more;

    /**
     * An object is left out.
     *
     * @param why the end of a sentence that goes on with "not supported by this version"
     */
    void add(Supplier<Position> at, Supplier<String> what, String why) {
        if (findings.size() < LIMIT) {
            findings.add(finding(at.get(), what.get() + " is left out: " + why + " not supported by this version"));
        } else {
            more++;
        }
    }

    /** Something that is not about one object. */
    void add(Position at, String message) {
        findings.add(finding(at, message));
    }

    /** In the order in which they were found, and how many there are besides. */
    List<Diagnostic> findings() {
        List<Diagnostic> all = new ArrayList<>(findings);
        if (more > 0) {
            DiagnosticCode code = DiagnosticCode.MORE_FINDINGS;
            Span span = findings.get(findings.size() - 1).span();
            String message = more + " more objects are left out and not shown";
            all.add(new Diagnostic(code, code.severity(), Verdict.ACCEPTED, span, message, Advice.NONE));
        }
        return all;
    }

    private static Diagnostic finding(Position position, String message) {
        DiagnosticCode code = DiagnosticCode.REFUSED;
        return new Diagnostic(code, code.severity(), Verdict.ACCEPTED, new Span(position, 1, ""), message, Advice.NONE);
    }
}
