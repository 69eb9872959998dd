package io.vipward.daemon.lifecycle;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.StaticItems;
import io.vipward.parser.model.VirtualAddress;
import io.vipward.parser.model.VrrpAddresses;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpTracking;
import io.vipward.parser.source.Position;
import io.vipward.parser.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Compares the interfaces that a configuration names with those that the machine has. Without its own interface an instance
 * cannot run; an address or a tracker on a missing one is dropped, as keepalived does.
 */
final class InterfaceCheck {
    private final Set<String> present;
    private final List<Diagnostic> findings = new ArrayList<>();

    private InterfaceCheck(Set<String> present) {
        this.present = Set.copyOf(present);
    }

    /**
     * What was found, and what is left.
     *
     * @param configuration without the dropped parts
     */
    record Checked(Configuration configuration, List<Diagnostic> findings) {
        Checked {
            findings = List.copyOf(findings);
        }
    }

    /** Whether a configuration has anything to compare: asking the kernel costs more than reading a small file. */
    static boolean isNeeded(Configuration configuration) {
        return !configuration.vrrpInstances().isEmpty()
                || !configuration.statics().equals(StaticItems.NONE);
    }

    static Checked check(Configuration configuration, Set<String> present) {
        InterfaceCheck check = new InterfaceCheck(present);
        List<VrrpInstance> instances =
                configuration.vrrpInstances().stream().map(check::instance).toList();
        return new Checked(configuration.with(configuration.vrrp().withInstances(instances)), check.findings);
    }

    private VrrpInstance instance(VrrpInstance instance) {
        String own = instance.router().interfaceName();
        if (!present.contains(own)) {
            report(
                    DiagnosticCode.INTERFACE_MISSING.verdict(),
                    instance.origins().of("interface"),
                    "(" + instance.name() + ") interface " + own + " does not exist on this machine",
                    "the machine has "
                            + String.join(" ", present.stream().sorted().toList()));
            return instance;
        }
        VrrpAddresses addresses = instance.addresses();
        VrrpTracking tracking = instance.tracking();
        return new VrrpInstance(
                instance.name(),
                instance.origins(),
                instance.router(),
                instance.election(),
                new VrrpAddresses(
                        kept(instance, addresses.advertised()), kept(instance, addresses.excluded()), addresses.garp()),
                new VrrpTracking(tracking.primary(), tracked(instance, tracking), tracking.scripts()));
    }

    private List<VirtualAddress> kept(VrrpInstance instance, List<VirtualAddress> addresses) {
        List<VirtualAddress> kept = new ArrayList<>();
        for (VirtualAddress address : addresses) {
            if (present.contains(address.interfaceName())) {
                kept.add(address);
            } else {
                report(
                        Verdict.REPORTED,
                        address.position(),
                        "(" + instance.name() + ") address " + address.address().getHostAddress()
                                + " is left out: interface " + address.interfaceName() + " does not exist",
                        "create the interface, or correct the name behind dev");
            }
        }
        return kept;
    }

    private List<VrrpTracking.Tracked> tracked(VrrpInstance instance, VrrpTracking tracking) {
        List<VrrpTracking.Tracked> kept = new ArrayList<>();
        for (VrrpTracking.Tracked tracked : tracking.interfaces()) {
            if (present.contains(tracked.name())) {
                kept.add(tracked);
            } else {
                report(
                        Verdict.REPORTED,
                        tracked.position(),
                        "(" + instance.name() + ") interface " + tracked.name() + " does not exist and is not tracked",
                        "create the interface, or correct the name");
            }
        }
        return kept;
    }

    private void report(Verdict verdict, Position position, String message, String help) {
        DiagnosticCode code = DiagnosticCode.INTERFACE_MISSING;
        Span span = new Span(position, 1, "");
        findings.add(new Diagnostic(code, code.severity(), verdict, span, message, Advice.help(help)));
    }
}
