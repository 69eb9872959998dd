package io.vipward.daemon.lifecycle;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.source.Position;
import io.vipward.parser.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Leaves out what the configuration language knows and the engines of this version cannot run: an object that would
 * do something else than its writer meant does not run at all, and that is said.
 */
final class SupportCheck {
    private SupportCheck() {}

    /**
     * What is left.
     *
     * @param configuration without what cannot run
     * @param findings one for each object left out; none of them counts in the configuration test
     */
    record Supported(Configuration configuration, List<Diagnostic> findings) {
        Supported {
            findings = List.copyOf(findings);
        }
    }

    static Supported check(Configuration configuration) {
        List<Diagnostic> findings = new ArrayList<>();
        Configuration left = configuration
                .with(VrrpSupport.reduce(configuration.vrrp(), findings))
                .with(BalancingSupport.reduce(configuration.balancing(), findings));
        return new Supported(left, findings);
    }

    /** That something is left out, and why. */
    static Diagnostic leftOut(Position position, String what, String why) {
        DiagnosticCode code = DiagnosticCode.REFUSED;
        String message = what + " is left out: " + why + " not supported by this version";
        return new Diagnostic(code, code.severity(), Verdict.ACCEPTED, new Span(position, 1, ""), message, Advice.NONE);
    }
}
