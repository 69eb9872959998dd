package io.vipward.parser.diagnostic;

import io.vipward.parser.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Collects findings while one configuration is read. Used by one thread.
 *
 * <p>The number is limited: a file full of garbage must not fill the memory with complaints about it. The first
 * finding of each verdict is always kept, so the exit code does not depend on the limit.
 */
public final class Diagnostics {
    private static final int LIMIT = 1_000;

    private final List<Diagnostic> kept = new ArrayList<>();
    private final Set<Verdict> seen = EnumSet.noneOf(Verdict.class);
    private long dropped;

    public void add(Diagnostic diagnostic) {
        if (seen.add(diagnostic.verdict()) || kept.size() < LIMIT) {
            kept.add(diagnostic);
        } else {
            dropped++;
        }
    }

    public void report(DiagnosticCode code, Span span, String message, Advice advice) {
        add(new Diagnostic(code, code.severity(), code.verdict(), span, message, advice));
    }

    public void report(DiagnosticCode code, Span span, String message) {
        report(code, span, message, Advice.NONE);
    }

    /** The same for faults that may come by the million: the place is looked up only if the finding is kept. */
    public void report(DiagnosticCode code, Supplier<Span> span, String message, Advice advice) {
        if (!onlyCounts(code)) {
            report(code, span.get(), message, advice);
        }
    }

    /**
     * Counts a finding if that is all that will become of it, so that nobody needs to look for its place and for good advice.
     *
     * @return false if it was not counted and is to be reported
     */
    public boolean onlyCounts(DiagnosticCode code) {
        if (kept.size() < LIMIT || !seen.contains(code.verdict())) {
            return false;
        }
        dropped++;
        return true;
    }

    /** In the order of the file; findings about one place stay in the order in which they were made. */
    public List<Diagnostic> sorted() {
        List<Diagnostic> sorted = new ArrayList<>(kept);
        sorted.sort(Comparator.comparing(Diagnostic::position));
        if (dropped > 0) {
            DiagnosticCode code = DiagnosticCode.MORE_FINDINGS;
            Span span = sorted.get(sorted.size() - 1).span();
            String message = dropped + " more findings are not shown";
            sorted.add(new Diagnostic(code, code.severity(), code.verdict(), span, message, Advice.NONE));
        }
        return List.copyOf(sorted);
    }
}
