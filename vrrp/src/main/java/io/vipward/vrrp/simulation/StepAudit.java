package io.vipward.vrrp.simulation;

import io.vipward.vrrp.core.Action;
import io.vipward.vrrp.core.InstanceStep;
import io.vipward.vrrp.core.StateName;
import io.vipward.vrrp.core.VirtualIp;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What must hold after every single step of an election, whatever the network does. */
final class StepAudit {
    private StepAudit() {}

    /**
     * The rule that a step broke, empty if it broke none.
     *
     * @param held addresses on the node after the step's actions were done
     */
    static Optional<String> findBreach(InstanceStep done, Set<VirtualIp> held) {
        for (VirtualIp vip : done.instance().settings().addresses().all()) {
            if (done.step().next().holdsAddresses() != held.contains(vip)) {
                return Optional.of(done.step().next().name() + " and " + vip.text()
                        + (held.contains(vip) ? " is there" : " is missing"));
            }
        }
        int priority = done.step().next().standing().effectivePriority();
        if (priority < 1 || priority > 255) {
            return Optional.of("priority " + priority);
        }
        return findBreachOfOrder(done);
    }

    private static Optional<String> findBreachOfOrder(InstanceStep done) {
        Set<VirtualIp> unannounced = new HashSet<>();
        boolean advertised = false;
        for (Action action : done.step().actions()) {
            if (action instanceof Action.SendAdvert) {
                advertised = true;
            } else if (action instanceof Action.AddAddresses add) {
                unannounced.addAll(add.addresses());
            } else if (action instanceof Action.AnnounceAddresses announce) {
                announce.addresses().forEach(unannounced::remove);
            } else if (action instanceof Action.Report report
                    && report.transition().to() == StateName.MASTER
                    && !advertised) {
                return Optional.of("became master before an advert was sent");
            }
        }
        return unannounced.isEmpty() ? Optional.empty() : Optional.of("added without a gratuitous ARP: " + unannounced);
    }
}
