package io.vipward.parser.keywords;

import io.vipward.parser.ParseResult;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import java.util.function.Predicate;

/** What keepalived 2.4.3 does about a statement. */
enum Outcome {
    /** Nothing. */
    FINE,
    /** Says something about it, and does not count it. */
    SAID,
    /** Reports it, with its line. */
    REPORTED,
    /** Reports that it has a newer name. */
    DEPRECATED,
    /** Reports what follows from it when the block is complete. */
    AT_END,
    /** Ends at once with exit code 2. */
    FATAL,
    /** Dies of a signal. We report it, one way or another. */
    CRASH,
    /** That depends on the machine, which these tests have none of. */
    HOST;

    /**
     * Whether our answer is the same.
     *
     * @param lines whether a line belongs to the statement
     */
    boolean is(ParseResult result, Predicate<Integer> lines) {
        return switch (this) {
            case FINE -> result.testExitCode() == 0;
            case SAID -> result.testExitCode() == 0 && has(result, lines, finding -> true);
            case REPORTED -> result.testExitCode() == 5 && has(result, lines, Outcome::isReported);
            case DEPRECATED ->
                result.testExitCode() == 5
                        && has(
                                result,
                                lines,
                                finding -> finding.code() == DiagnosticCode.DEPRECATED && isReported(finding));
            case AT_END -> result.testExitCode() == 5;
            case FATAL ->
                result.testExitCode() == 2
                        && has(result, lines, finding -> finding.verdict() == Verdict.FATAL_ARGUMENT);
            case CRASH -> REPORTED.is(result, lines) || FATAL.is(result, lines);
            case HOST -> true;
        };
    }

    private static boolean isReported(Diagnostic finding) {
        return finding.verdict().testExitCode() == 5 && finding.verdict().namesLine();
    }

    private static boolean has(ParseResult result, Predicate<Integer> lines, Predicate<Diagnostic> what) {
        return result.diagnostics().stream()
                .anyMatch(finding -> lines.test(finding.position().line()) && what.test(finding));
    }
}
