package io.vipward.daemon.lifecycle;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.GlobalDefinitions;
import io.vipward.parser.model.Namespaces;
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
     * @param mayStart false where everything would happen in the wrong place
     */
    record Supported(Configuration configuration, List<Diagnostic> findings, boolean mayStart) {
        Supported {
            findings = List.copyOf(findings);
        }
    }

    static Supported check(Configuration configuration) {
        List<Diagnostic> findings = new ArrayList<>();
        Configuration left = configuration
                .with(VrrpSupport.reduce(configuration.vrrp(), findings))
                .with(BalancingSupport.reduce(configuration.balancing(), findings));
        return new Supported(left, findings, isInThisNamespace(configuration.global(), findings));
    }

    /** Addresses and services in another network namespace than the one that was asked for would be worse than none. */
    private static boolean isInThisNamespace(GlobalDefinitions global, List<Diagnostic> findings) {
        Namespaces namespaces = global.process().identity().namespaces();
        if (namespaces.all() == null && namespaces.ipvs() == null) {
            return true;
        }
        findings.add(finding(
                global.origins().block(),
                "net_namespace and net_namespace_ipvs are not supported by this version: it does not start; run it inside the"
                        + " namespace with ip netns exec"));
        return false;
    }

    /** That something is left out, and why. */
    static Diagnostic leftOut(Position position, String what, String why) {
        return finding(position, what + " is left out: " + why + " not supported by this version");
    }

    private static Diagnostic finding(Position position, String message) {
        DiagnosticCode code = DiagnosticCode.REFUSED;
        return new Diagnostic(code, code.severity(), Verdict.ACCEPTED, new Span(position, 1, ""), message, Advice.NONE);
    }
}
