package io.vipward.daemon.lifecycle;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Severity;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.Interfaces;
import io.vipward.parser.model.StaticItems;
import io.vipward.parser.model.VirtualAddress;
import io.vipward.parser.model.VirtualRouters;
import io.vipward.parser.model.VrrpAddresses;
import io.vipward.parser.model.VrrpDefaults.DynamicInterfaces;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpSyncGroup;
import io.vipward.parser.model.VrrpTracking;
import io.vipward.parser.source.Position;
import io.vipward.parser.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares the interfaces that a configuration names with those that the machine has. Without its own interface an instance
 * cannot run; an address or a tracker on a missing one is dropped. With {@code dynamic_interfaces} none of that is a mistake:
 * everything is kept, and whoever needs the interface waits for it.
 */
final class InterfaceCheck {
    private final Set<String> present;
    private final boolean dynamic;
    private final List<Diagnostic> findings = new ArrayList<>();
    private final Set<String> mentioned = new HashSet<>();
    private final StaticInterfaceCheck statics;

    private InterfaceCheck(Set<String> present, DynamicInterfaces dynamic) {
        this.present = Set.copyOf(present);
        this.dynamic = dynamic != DynamicInterfaces.OFF;
        this.statics = new StaticInterfaceCheck(this::isPresent, this::report);
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
                || !configuration.statics().equals(StaticItems.NONE)
                || !configuration.interfaces().equals(Interfaces.NONE);
    }

    static Checked check(Configuration configuration, Set<String> present) {
        InterfaceCheck check = new InterfaceCheck(
                present, configuration.global().vrrp().interfaces().dynamic());
        List<VrrpInstance> instances =
                configuration.vrrpInstances().stream().map(check::instance).toList();
        List<VrrpSyncGroup> groups =
                configuration.vrrp().syncGroups().stream().map(check::group).toList();
        Configuration kept = configuration.with(new VirtualRouters(instances, groups));
        return new Checked(check.statics.check(kept), check.findings);
    }

    /** Where interfaces may come, one that is missing is mentioned once and counts as if it were there. */
    private boolean isPresent(String name, Position position) {
        if (!dynamic || present.contains(name)) {
            return present.contains(name);
        }
        if (mentioned.add(name)) {
            report(
                    Verdict.ACCEPTED,
                    position,
                    "Configuration specifies interface " + name
                            + " which doesn't currently exist - will use if created",
                    "create the interface, or correct its name");
        }
        return true;
    }

    private VrrpInstance instance(VrrpInstance instance) {
        String own = instance.router().interfaceName();
        if (!own.isEmpty() && !isPresent(own, instance.origins().of("interface"))) {
            report(
                    DiagnosticCode.INTERFACE_MISSING.verdict(),
                    instance.origins().of("interface"),
                    "WARNING - interface " + own + " for vrrp_instance " + instance.name() + " doesn't exist",
                    "the machine has "
                            + String.join(" ", present.stream().sorted().toList()));
        }
        VrrpAddresses addresses = instance.addresses();
        VrrpAddresses here = addresses
                .with(kept(own, addresses.advertised()), kept(own, addresses.excluded()))
                .with(statics.check(addresses.routes()));
        VrrpTracking tracking = kept(instance.name(), instance.tracking());
        boolean whole = here.equals(addresses) && tracking.equals(instance.tracking());
        return whole ? instance : instance.with(here).with(tracking);
    }

    private VrrpSyncGroup group(VrrpSyncGroup group) {
        return group.with(kept(group.name(), group.tracking()));
    }

    private List<VirtualAddress> kept(String own, List<VirtualAddress> addresses) {
        List<VirtualAddress> kept = new ArrayList<>();
        for (VirtualAddress address : addresses) {
            String name = address.interfaceName();
            if (name.equals(own) || isPresent(name, address.position())) {
                kept.add(address);
            } else {
                report(
                        DiagnosticCode.INTERFACE_MISSING.verdict(),
                        address.position(),
                        "WARNING - interface " + name + " for ip address "
                                + address.address().getHostAddress() + "/" + address.prefixLength()
                                + " doesn't exist; the address is left out",
                        "create the interface, or correct the name behind dev");
            }
        }
        return kept;
    }

    private VrrpTracking kept(String subject, VrrpTracking tracking) {
        if (tracking.interfaces().isEmpty()) {
            return tracking;
        }
        List<VrrpTracking.Tracked> kept = new ArrayList<>();
        for (VrrpTracking.Tracked tracked : tracking.interfaces()) {
            if (isPresent(tracked.name(), tracked.position())) {
                kept.add(tracked);
            } else {
                report(
                        DiagnosticCode.INTERFACE_MISSING.verdict(),
                        tracked.position(),
                        "(" + subject + ") tracked interface " + tracked.name() + " doesn't exist; it is not tracked",
                        "create the interface, or correct the name");
            }
        }
        return tracking.withInterfaces(kept);
    }

    private void report(Verdict verdict, Position position, String message, String help) {
        DiagnosticCode code = DiagnosticCode.INTERFACE_MISSING;
        Span span = new Span(position, 1, "");
        Severity severity = verdict == Verdict.ACCEPTED ? Severity.NOTE : code.severity();
        findings.add(new Diagnostic(code, severity, verdict, span, message, Advice.help(help)));
    }
}
