package io.vipward.vrrp.core;

import io.vipward.parser.model.VrrpInstance;
import io.vipward.vrrp.core.InstanceSettings.Identity;
import io.vipward.vrrp.wire.Decoded;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * All virtual routers of one machine (RFC 3768 calls it a VRRP router): hands each event to the elections that it concerns
 * and keeps their states. Touches nothing outside; the caller does what the {@link Consequences} say. Not thread safe: it
 * belongs to the thread that drives it.
 */
public final class VrrpRouter {
    private final Map<Identity, RunningInstance> instances = new LinkedHashMap<>();
    private final Scripts scripts = new Scripts();
    private final SourceAddresses sources = new SourceAddresses();
    private final Set<String> interfacesUp = new HashSet<>();

    /** An address that is no longer on an interface. */
    public record Lost(String interfaceName, InetAddress address, int prefixLength) {}

    /** In the order of the configuration. */
    public List<RunningInstance> instances() {
        return List.copyOf(instances.values());
    }

    /** The instance that a packet is for, empty for a VRID of others. */
    public Optional<RunningInstance> find(Identity identity) {
        return Optional.ofNullable(instances.get(identity));
    }

    /**
     * Starts all instances, in the order of the configuration.
     *
     * @throws IllegalArgumentException with the text of {@link RouterSettings#refusal} if there is one
     */
    public Consequences start(RouterSettings settings, Surroundings surroundings, long nowNanos) {
        refuse(settings);
        List<Notice> notices = new ArrayList<>();
        scripts.start(settings.scripts());
        look(settings, surroundings);
        reportAssigned(settings, notices);
        List<InstanceStep> steps = new ArrayList<>();
        for (VrrpInstance configured : settings.instances()) {
            int mtu = surroundings.mtu(configured.router().interfaceName());
            InstanceSettings.excessOf(configured, mtu).ifPresent(notices::add);
            steps.add(startOne(new Election(InstanceSettings.of(configured, mtu)), nowNanos));
        }
        return new Consequences(notices, steps);
    }

    /**
     * Goes over to another configuration: instances that left it end, those that are the same virtual router go on, new
     * ones start.
     *
     * @throws IllegalArgumentException as {@link #start}; nothing has changed then
     */
    public Consequences reload(RouterSettings settings, Surroundings surroundings, long nowNanos) {
        refuse(settings);
        List<Notice> notices = new ArrayList<>();
        Map<Identity, Election> wanted = new LinkedHashMap<>();
        for (VrrpInstance configured : settings.instances()) {
            int mtu = surroundings.mtu(configured.router().interfaceName());
            Election election = new Election(InstanceSettings.of(configured, mtu));
            wanted.put(election.settings().identity(), election);
            InstanceSettings.excessOf(configured, mtu).ifPresent(notices::add);
        }
        scripts.reload(settings.scripts(), notices);
        look(settings, surroundings);
        Map<Identity, RunningInstance> old = new LinkedHashMap<>(instances);
        instances.clear();
        List<InstanceStep> steps = new ArrayList<>();
        old.forEach((identity, running) -> {
            if (!wanted.containsKey(identity)) {
                steps.add(running.take(running.election().removed(running.state(), nowNanos)));
            }
        });
        wanted.forEach((identity, election) -> {
            RunningInstance running = old.get(identity);
            steps.add(running == null ? startOne(election, nowNanos) : reloadOne(running, election, nowNanos));
        });
        return new Consequences(notices, steps);
    }

    /** A packet was received for this instance. */
    public Consequences received(RunningInstance instance, Decoded decoded, long nowNanos) {
        return Consequences.of(instance.take(instance.election().received(instance.state(), decoded, nowNanos)));
    }

    /** The instance's deadline has come. */
    public Consequences timer(RunningInstance instance, long nowNanos) {
        return Consequences.of(instance.take(instance.election().timer(instance.state(), nowNanos)));
    }

    /** A link came up and running, or ceased to be either, or vanished. */
    public Consequences interfaceChanged(String interfaceName, boolean up, long nowNanos) {
        boolean changed = up ? interfacesUp.add(interfaceName) : interfacesUp.remove(interfaceName);
        if (!changed) {
            return Consequences.NONE;
        }
        List<Notice> notices = new ArrayList<>();
        if (concerned(interfaceName)) {
            notices.add(Notice.of(up ? Message.INTERFACE_UP : Message.INTERFACE_DOWN, interfaceName));
        }
        return new Consequences(
                notices, each((election, state) -> election.interfaceChanged(state, interfaceName, up, nowNanos)));
    }

    /** An interface has got an address, perhaps the first that adverts can be sent from. */
    public Consequences addressAdded(String interfaceName, InetAddress address, long nowNanos) {
        @Nullable InetAddress before = sources.source(interfaceName);
        sources.add(interfaceName, address);
        return sourceMayHaveChanged(interfaceName, before, nowNanos);
    }

    /**
     * An interface has lost an address.
     *
     * @param own whether this program removed it itself
     */
    public Consequences addressRemoved(Lost lost, boolean own, long nowNanos) {
        @Nullable InetAddress before = sources.source(lost.interfaceName());
        sources.remove(lost.interfaceName(), lost.address());
        Consequences source = sourceMayHaveChanged(lost.interfaceName(), before, nowNanos);
        if (own) {
            return source;
        }
        List<InstanceStep> steps = new ArrayList<>(source.steps());
        steps.addAll(each((election, state) ->
                election.addressRemoved(state, lost.address(), lost.prefixLength(), lost.interfaceName(), nowNanos)));
        return new Consequences(source.notices(), steps);
    }

    /** One run of a script has ended. */
    public Consequences scriptResult(String script, ScriptOutcome outcome, long nowNanos) {
        List<Notice> notices = new ArrayList<>();
        Optional<ScriptStanding> changed = scripts.result(script, outcome, notices);
        List<InstanceStep> steps = changed.isEmpty()
                ? List.of()
                : each((election, state) -> election.scriptChanged(state, script, changed.get(), nowNanos));
        return new Consequences(notices, steps);
    }

    /** Notifications were lost: compares with what is there now. Virtual addresses are the caller's to compare. */
    public Consequences resync(Surroundings surroundings, long nowNanos) {
        List<Notice> notices = new ArrayList<>();
        List<InstanceStep> steps = new ArrayList<>();
        Set<String> names = new HashSet<>(interfacesUp);
        names.addAll(surroundings.links().keySet());
        for (String name : names.stream().sorted().toList()) {
            Consequences link = interfaceChanged(name, surroundings.serves(name), nowNanos);
            notices.addAll(link.notices());
            steps.addAll(link.steps());
        }
        Map<String, InetAddress> before = new HashMap<>();
        for (String name : ownInterfaces()) {
            @Nullable InetAddress source = sources.source(name);
            if (source != null) {
                before.put(name, source);
            }
        }
        sources.reset(surroundings, virtualAddresses(instances.values()));
        for (String name : ownInterfaces()) {
            Consequences source = sourceMayHaveChanged(name, before.get(name), nowNanos);
            notices.addAll(source.notices());
            steps.addAll(source.steps());
        }
        return new Consequences(notices, steps);
    }

    /** The process was not run for a while. */
    public Consequences resumedAfterStall(long stalledNanos, long nowNanos) {
        return new Consequences(
                List.of(), each((election, state) -> election.resumedAfterStall(state, stalledNanos, nowNanos)));
    }

    /** Ends all instances. */
    public Consequences stop(long nowNanos) {
        List<InstanceStep> steps = each((election, state) -> election.stop(state, nowNanos));
        instances.clear();
        return new Consequences(List.of(), steps);
    }

    private static void refuse(RouterSettings settings) {
        settings.refusal().ifPresent(refusal -> {
            throw new IllegalArgumentException(refusal);
        });
    }

    private List<InstanceStep> each(BiFunction<Election, InstanceState, Step> event) {
        List<InstanceStep> steps = new ArrayList<>();
        for (RunningInstance instance : instances.values()) {
            Step step = event.apply(instance.election(), instance.state());
            steps.add(instance.take(step));
        }
        return steps;
    }

    private InstanceStep startOne(Election election, long nowNanos) {
        Step step = election.start(conditions(election.settings()), nowNanos);
        RunningInstance instance = new RunningInstance(election, step.next());
        instances.put(election.settings().identity(), instance);
        return instance.take(step);
    }

    private InstanceStep reloadOne(RunningInstance before, Election election, long nowNanos) {
        Conditions conditions = conditions(election.settings());
        Step step = election.reloaded(before.state(), before.election(), conditions, nowNanos);
        RunningInstance instance = new RunningInstance(election, step.next());
        instances.put(election.settings().identity(), instance);
        return instance.take(step);
    }

    private Conditions conditions(InstanceSettings settings) {
        return new Conditions(interfacesUp, sources.source(settings.router().interfaceName()), scripts.standings());
    }

    private void look(RouterSettings settings, Surroundings surroundings) {
        interfacesUp.clear();
        surroundings.links().forEach((name, link) -> {
            if (link.serves()) {
                interfacesUp.add(name);
            }
        });
        // Those of the configuration that is being left are still there, and no better as sources.
        Set<InetAddress> virtual = virtualAddresses(instances.values());
        for (VrrpInstance instance : settings.instances()) {
            instance.addresses().all().forEach(vip -> virtual.add(vip.address()));
        }
        sources.reset(surroundings, virtual);
    }

    private void reportAssigned(RouterSettings settings, List<Notice> notices) {
        settings.instances().stream()
                .map(instance -> instance.router().interfaceName())
                .distinct()
                .forEach(name -> {
                    @Nullable InetAddress source = sources.source(name);
                    if (source != null) {
                        notices.add(Notice.of(Message.ADDRESS_ASSIGNED, source.getHostAddress(), name));
                    }
                });
    }

    private Consequences sourceMayHaveChanged(String interfaceName, @Nullable InetAddress before, long nowNanos) {
        @Nullable InetAddress after = sources.source(interfaceName);
        if (after == null ? before == null : after.equals(before)) {
            return Consequences.NONE;
        }
        List<Notice> notices = new ArrayList<>();
        if (ownInterfaces().contains(interfaceName)) {
            if (after == null && before != null) {
                notices.add(Notice.of(Message.ADDRESS_DEASSIGNED, before.getHostAddress(), interfaceName));
            } else if (before == null && after != null) {
                notices.add(Notice.of(Message.ADDRESS_ASSIGNED, after.getHostAddress(), interfaceName));
            }
        }
        List<InstanceStep> steps = new ArrayList<>();
        for (RunningInstance instance : instances.values()) {
            if (instance.settings().router().interfaceName().equals(interfaceName)) {
                steps.add(instance.take(instance.election().sourceChanged(instance.state(), after, nowNanos)));
            }
        }
        return new Consequences(notices, steps);
    }

    private Set<String> ownInterfaces() {
        Set<String> names = new HashSet<>();
        instances
                .values()
                .forEach(instance -> names.add(instance.settings().router().interfaceName()));
        return names;
    }

    private boolean concerned(String interfaceName) {
        for (RunningInstance instance : instances.values()) {
            InstanceSettings settings = instance.settings();
            boolean own = settings.router().interfaceName().equals(interfaceName);
            boolean tracked = settings.tracking().interfaces().stream()
                    .anyMatch(one -> one.name().equals(interfaceName));
            boolean bearing = settings.addresses().all().stream()
                    .anyMatch(vip -> vip.interfaceName().equals(interfaceName));
            if (own || tracked || bearing) {
                return true;
            }
        }
        return false;
    }

    private static Set<InetAddress> virtualAddresses(Iterable<RunningInstance> running) {
        Set<InetAddress> virtual = new HashSet<>();
        for (RunningInstance instance : running) {
            instance.settings().addresses().all().forEach(vip -> virtual.add(vip.address()));
        }
        return virtual;
    }
}
