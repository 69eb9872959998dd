package io.vipward.vrrp.simulation;

import io.vipward.vrrp.core.Action;
import io.vipward.vrrp.core.InstanceSettings;
import io.vipward.vrrp.core.InstanceState;
import io.vipward.vrrp.core.InstanceStep;
import io.vipward.vrrp.core.StateName;
import io.vipward.vrrp.core.VirtualIp;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What must hold after every single step of an election, whatever the network does. */
final class StepAudit {
    /** More than any event can be worth: a takeover with everything makes about thirty. */
    private static final int MOST_ACTIONS = 64;

    /** As many senders as a group that is heard by multicast may fill the memory with. */
    private static final int MOST_MULTICAST_MARKS = 4;

    private StepAudit() {}

    /** What an instance that is in this state must not have on its machine, or lacks; empty if nothing. */
    static Optional<String> findBreach(InstanceSettings settings, InstanceState state, Possessions possessions) {
        if (state.name() == StateName.INIT) {
            return Optional.empty();
        }
        return possessions
                .difference(settings.holdings(), state.holdsAddresses())
                .map(what -> state.name() + " " + what);
    }

    /** The rule that a step broke, empty if it broke none. */
    static Optional<String> findBreach(InstanceStep done) {
        InstanceState next = done.step().next();
        int priority = next.standing().effectivePriority();
        boolean owner = done.instance().settings().owner();
        if (priority < 1 || priority > (owner ? 255 : 254)) {
            return Optional.of("priority " + priority);
        }
        return findBreachOfOrder(done).or(() -> findBreachOfBounds(done));
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

    private static Optional<String> findBreachOfBounds(InstanceStep done) {
        InstanceSettings settings = done.instance().settings();
        int actions = done.step().actions().size();
        if (actions > MOST_ACTIONS) {
            return Optional.of(actions + " actions in one step");
        }
        int senders = settings.unicast() == null
                ? MOST_MULTICAST_MARKS
                : settings.unicast().peers().size();
        int marks = done.step().next().memory().replay().marks().size();
        if (marks > senders) {
            return Optional.of(marks + " senders remembered of " + senders);
        }
        int addresses = settings.addresses().all().size();
        for (Action action : done.step().actions()) {
            if (action instanceof Action.AnnounceAddresses announce
                    && announce.addresses().size() > addresses) {
                return Optional.of("announces more than the " + addresses + " addresses that there are");
            }
        }
        return Optional.empty();
    }
}
