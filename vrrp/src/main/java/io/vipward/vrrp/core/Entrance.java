package io.vipward.vrrp.core;

import io.vipward.netlink.wire.AddressText;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpSyncGroup;
import io.vipward.parser.model.VrrpTracking;
import io.vipward.vrrp.core.InstanceSettings.Identity;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings a configuration into a router: for the first time, or in the place of another one. Lives for that long. */
final class Entrance {
    private final Roster roster;
    private final Outlook outlook;
    private final SyncGroups groups;
    private final Outcome outcome;
    private final long nowNanos;
    private final Map<Identity, Election> elections = new LinkedHashMap<>();

    /** An instance with its first step under the configuration. */
    private record Entered(RunningInstance instance, InstanceState before, Step step) {}

    Entrance(Roster roster, Outlook outlook, SyncGroups groups, Outcome outcome, long nowNanos) {
        this.roster = roster;
        this.outlook = outlook;
        this.groups = groups;
        this.outcome = outcome;
        this.nowNanos = nowNanos;
    }

    /** Starts those that are new, goes on with those that are the same virtual routers, and ends the others. */
    void enter(RouterSettings settings, Surroundings surroundings) {
        boolean first = roster.all().isEmpty();
        hold(settings, surroundings);
        look(surroundings);
        if (first) {
            reportAssigned();
        }
        Map<Identity, RunningInstance> old = new HashMap<>();
        for (RunningInstance running : roster.all()) {
            old.put(running.identity(), running);
            if (!elections.containsKey(running.identity())) {
                outcome.add(running.take(running.election().removed(running.state(), nowNanos)));
            }
        }
        roster.clear();
        List<RunningInstance> entered = new ArrayList<>();
        elections.forEach(
                (identity, election) -> entered.add(entering(identity, election, old.get(identity), surroundings)));
        groups.form(settings.groups(), entered);
        entered.forEach(roster::put);
        int beforeSteps = outcome.place();
        step(entered, old);
        roster.locate();
        groups.settle(outcome, beforeSteps);
    }

    /** Members of a group follow each other only when all have left what they were before: they hold what that said. */
    private void step(List<RunningInstance> entered, Map<Identity, RunningInstance> old) {
        List<Entered> all = new ArrayList<>();
        for (RunningInstance instance : entered) {
            RunningInstance running = old.get(instance.identity());
            Conditions conditions = groups.conditions(instance);
            Step step = running == null
                    ? instance.election().start(conditions, groups.ofOwners(instance), nowNanos)
                    : instance.election().reloaded(instance.state(), running.election(), conditions, nowNanos);
            all.add(new Entered(instance, instance.state(), step));
            groups.takes(instance, step, outcome);
        }
        for (Entered one : all) {
            groups.follow(one.instance(), one.before(), one.step(), outcome, nowNanos);
        }
    }

    private void hold(RouterSettings settings, Surroundings surroundings) {
        for (VrrpInstance configured : settings.instances()) {
            int mtu = surroundings.mtu(configured.router().interfaceName());
            VrrpSyncGroup group = settings.groupOf(configured.name());
            TrackedObjects tracked = TrackedObjects.of(group == null ? VrrpTracking.NONE : group.tracking());
            int ordinal = 0;
            while (elections.containsKey(InstanceSettings.identityOf(configured, ordinal))) {
                ordinal++;
            }
            elections.put(
                    InstanceSettings.identityOf(configured, ordinal),
                    new Election(InstanceSettings.of(configured, tracked, mtu)));
            InstanceSettings.excessOf(configured, mtu).ifPresent(outcome::add);
        }
    }

    /** Known at once to its group, which judges it by its faults before it has taken its first step. */
    private RunningInstance entering(
            Identity identity, Election election, @Nullable RunningInstance running, Surroundings surroundings) {
        if (running != null) {
            RunningInstance successor = new RunningInstance(identity, election, running.state());
            successor.succeed(running);
            return successor;
        }
        List<FaultCause> obstacles = surroundings.obstacles(election.settings().name());
        Conditions conditions = outlook.conditions(election.settings(), obstacles);
        RunningInstance fresh = new RunningInstance(identity, election, election.beforeStart(conditions, nowNanos));
        fresh.obstacles(obstacles);
        return fresh;
    }

    private void look(Surroundings surroundings) {
        // Those of the configuration that is being left are still there, and no better as sources.
        Set<InetAddress> virtual = new HashSet<>(Concern.virtualAddresses(roster.all()));
        for (Election election : elections.values()) {
            election.settings().addresses().all().forEach(vip -> virtual.add(vip.address()));
        }
        outlook.look(surroundings, virtual);
    }

    private void reportAssigned() {
        Set<String> said = new HashSet<>();
        for (Election election : elections.values()) {
            InstanceSettings settings = election.settings();
            InetAddress source = outlook.sources().sourceOf(settings);
            if (source != null && settings.router().sourceAddress() == null) {
                Notice notice = Notice.of(Message.ADDRESS_ASSIGNED, AddressText.of(source), settings.sourceInterface());
                if (said.add(notice.text())) {
                    outcome.add(notice);
                }
            }
        }
    }
}
