package io.vipward.daemon.lifecycle;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.VrrpDefaults.DynamicInterfaces;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.source.Span;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Instances with one VRID on interfaces that are on the same network, as one is a macvlan of the other: nothing that a file shows.
 * With {@code allow_if_changes} it is no mistake, and one of the two waits.
 */
final class BaseClashCheck {
    private BaseClashCheck() {}

    /** What only one instance may have. */
    private record Claim(String base, int vrid, InetAddress group) {}

    /**
     * One finding for each instance that is in the way of another.
     *
     * @param bases the interface that each of the machine's sends through in the end
     */
    static List<Diagnostic> check(Configuration configuration, Map<String, String> bases) {
        boolean mayChange = configuration.global().vrrp().interfaces().dynamic() == DynamicInterfaces.WITH_CHANGES;
        Map<Claim, VrrpInstance> holders = new HashMap<>();
        List<Diagnostic> findings = new ArrayList<>();
        for (VrrpInstance instance : configuration.vrrpInstances()) {
            String own = instance.router().interfaceName();
            if (mayChange || instance.router().transport().unicast() != null || !bases.containsKey(own)) {
                continue;
            }
            Claim claim = new Claim(
                    bases.getOrDefault(own, own),
                    instance.router().vrid(),
                    instance.router().multicastGroup());
            VrrpInstance holder = holders.putIfAbsent(claim, instance);
            // Two on one interface are a mistake that the file shows.
            if (holder != null && !holder.router().interfaceName().equals(own)) {
                findings.add(finding(holder, instance, claim));
            }
        }
        return findings;
    }

    private static Diagnostic finding(VrrpInstance holder, VrrpInstance instance, Claim claim) {
        int family = claim.group() instanceof Inet4Address ? 4 : 6;
        DiagnosticCode code = DiagnosticCode.VRID_CLASH;
        return new Diagnostic(
                code,
                code.severity(),
                Verdict.FATAL_AT_START,
                new Span(instance.origins().block(), 1, ""),
                holder.name() + " and " + instance.name() + " both use VRID " + claim.vrid() + " with IPv" + family
                        + " on interface " + claim.base(),
                Advice.help("give each instance on a network a virtual_router_id of its own"));
    }
}
