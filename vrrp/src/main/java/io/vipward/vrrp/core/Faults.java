package io.vipward.vrrp.core;

import io.vipward.netlink.wire.AddressText;
import io.vipward.parser.model.Unicast;
import io.vipward.vrrp.core.TrackedObjects.TrackedObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What keeps an instance from running, its group aside. */
final class Faults {
    private Faults() {}

    static List<FaultCause> own(InstanceSettings settings, Conditions conditions) {
        World world = conditions.world();
        List<FaultCause> faults = new ArrayList<>();
        Unicast unicast = settings.unicast();
        if (unicast != null && unicast.peers().isEmpty()) {
            faults.add(new FaultCause.Misconfigured("no unicast peers"));
        }
        for (String interfaceName : neededInterfaces(settings)) {
            if (!world.up(interfaceName)) {
                faults.add(new FaultCause.InterfaceDown(interfaceName));
            }
        }
        for (TrackedObject tracked : settings.tracking().interfaces()) {
            if (tracked.weight().reverse() && tracked.against(world.up(tracked.name()))) {
                faults.add(new FaultCause.InterfaceUp(tracked.name()));
            }
        }
        addSourceFault(settings, conditions, faults);
        addScriptFaults(settings, world, faults);
        addOtherFaults(settings.tracking(), world, faults);
        return faults;
    }

    private static void addSourceFault(InstanceSettings settings, Conditions conditions, List<FaultCause> faults) {
        if (conditions.source() != null) {
            return;
        }
        if (settings.router().sourceAddress() == null) {
            faults.add(new FaultCause.NoSourceAddress(settings.sourceInterface(), settings.familyName()));
        } else if (settings.router().transport().trackSource()) {
            faults.add(new FaultCause.SourceAddressMissing(
                    AddressText.of(settings.router().sourceAddress())));
        }
    }

    /** A set of causes, where keepalived has one bit that the first interface to come up clears for all. */
    private static Set<String> neededInterfaces(InstanceSettings settings) {
        Set<String> needed = new LinkedHashSet<>();
        String base = settings.baseInterface();
        String virtual = settings.virtualInterface();
        if (settings.tracking().primary()) {
            if (!base.isEmpty()) {
                needed.add(base);
            }
            if (virtual != null) {
                needed.add(virtual);
            }
        }
        for (TrackedObject tracked : settings.tracking().interfaces()) {
            if (tracked.causesFault() && !tracked.weight().reverse()) {
                needed.add(tracked.name());
            }
        }
        for (String name : settings.holdings().interfaces()) {
            if (!name.isEmpty() && !name.equals(base) && !name.equals(virtual)) {
                needed.add(name);
            }
        }
        return needed;
    }

    private static void addScriptFaults(InstanceSettings settings, World world, List<FaultCause> faults) {
        for (TrackedObject tracked : settings.tracking().scripts()) {
            ScriptStanding standing = world.script(tracked.name());
            if (standing.status() == ScriptStanding.Status.UNKNOWN) {
                if (tracked.causesFault()) {
                    faults.add(new FaultCause.ScriptPending(tracked.name()));
                }
            } else if (tracked.against(standing.status() == ScriptStanding.Status.GOOD)) {
                faults.add(new FaultCause.ScriptVerdictAgainst(tracked.name(), standing.text()));
            }
        }
    }

    private static void addOtherFaults(TrackedObjects tracking, World world, List<FaultCause> faults) {
        for (TrackedObject tracked : tracking.files()) {
            int value = world.file(tracked.name());
            if (tracked.fileAgainst(value)) {
                faults.add(new FaultCause.FileValueAgainst(tracked.name(), value));
            }
        }
        for (TrackedObject tracked : tracking.processes()) {
            boolean quorum = world.process(tracked.name());
            if (tracked.against(quorum)) {
                faults.add(new FaultCause.ProcessAgainst(tracked.name(), quorum));
            }
        }
        for (TrackedObject tracked : tracking.bfdSessions()) {
            boolean up = world.bfdUp(tracked.name());
            if (tracked.against(up)) {
                faults.add(new FaultCause.BfdAgainst(tracked.name(), up));
            }
        }
    }
}
