package io.vipward.vrrp.core;

import io.vipward.vrrp.core.InstanceSettings.Identity;
import io.vipward.vrrp.wire.Decoded;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * All virtual routers of one machine (RFC 3768 calls it a VRRP router): hands each event to the elections that it concerns
 * and keeps their states. Touches nothing outside; the caller does what the {@link Consequences} say. Not thread safe: it
 * belongs to the thread that drives it.
 */
public final class VrrpRouter {
    private final Roster roster = new Roster();
    private final Scripts scripts = new Scripts();
    private final Outlook outlook = new Outlook();
    private final SyncGroups groups =
            new SyncGroups(instance -> outlook.conditions(instance.settings(), instance.obstacles()));

    /** In the order of the configuration. */
    public List<RunningInstance> instances() {
        return roster.all();
    }

    /** The instance with this identity, empty if there is none. */
    public Optional<RunningInstance> find(Identity identity) {
        return Optional.ofNullable(roster.get(identity));
    }

    /** The instance that a packet is for, empty for a VRID of others. */
    public Optional<RunningInstance> find(AdvertPlace place, int vrid, InetAddress source) {
        return roster.at(place, vrid, source);
    }

    /** An instance with those of its sync group: what it decides, they do. */
    public List<RunningInstance> companions(RunningInstance instance) {
        return groups.companions(instance);
    }

    /**
     * Starts all instances, in the order of the configuration.
     *
     * @param quietUntilNanos end of the start-up delay, in the past for none
     * @throws IllegalArgumentException with the text of {@link RouterSettings#refusal} if there is one
     */
    public Consequences start(RouterSettings settings, Surroundings surroundings, long quietUntilNanos, long nowNanos) {
        refuse(settings);
        outlook.quietUntil(quietUntilNanos);
        outlook.know(settings.values());
        scripts.start(settings.scripts());
        outlook.scripts(scripts.standings());
        Outcome outcome = new Outcome();
        new Entrance(roster, outlook, groups, outcome, nowNanos).enter(settings, surroundings);
        return outcome.finish();
    }

    /**
     * Goes over to another configuration: instances that left it end, those that are the same virtual router go on, new
     * ones start.
     *
     * @throws IllegalArgumentException as {@link #start}; nothing has changed then
     */
    public Consequences reload(RouterSettings settings, Surroundings surroundings, long nowNanos) {
        refuse(settings);
        Outcome outcome = new Outcome();
        List<Notice> notices = new ArrayList<>();
        outlook.know(settings.values());
        scripts.reload(settings.scripts(), notices);
        outcome.addAll(notices);
        outlook.scripts(scripts.standings());
        new Entrance(roster, outlook, groups, outcome, nowNanos).enter(settings, surroundings);
        return outcome.finish();
    }

    /**
     * A packet was received for this instance.
     *
     * @param wallNanos the clock on the wall, since 1970
     */
    public Consequences received(RunningInstance instance, Decoded decoded, long nowNanos, long wallNanos) {
        return took(instance, instance.election().received(instance.state(), decoded, nowNanos, wallNanos), nowNanos);
    }

    /** The instance's deadline has come. */
    public Consequences timer(RunningInstance instance, long nowNanos) {
        boolean ready = groups.ready(instance);
        return took(instance, instance.election().timer(instance.state(), ready, nowNanos), nowNanos);
    }

    /** Whether an instance has anything to do with an interface. */
    public boolean concerns(String interfaceName) {
        return Concern.any(roster.all(), interfaceName);
    }

    /** A link came up and running, or ceased to be either, or vanished. */
    public Consequences interfaceChanged(String interfaceName, boolean up, long nowNanos) {
        return changed(interfaceName, up, up ? Message.INTERFACE_UP : Message.INTERFACE_DOWN, nowNanos);
    }

    /** The same for a link that is polled. */
    public Consequences linkbeatChanged(String interfaceName, boolean up, long nowNanos) {
        return changed(interfaceName, up, up ? Message.LINKBEAT_UP : Message.LINKBEAT_DOWN, nowNanos);
    }

    private Consequences changed(String interfaceName, boolean up, Message message, long nowNanos) {
        if (!outlook.link(interfaceName, up)) {
            return Consequences.NONE;
        }
        Outcome outcome = new Outcome();
        if (concerns(interfaceName)) {
            outcome.add(Notice.of(message, interfaceName));
        }
        reconsiderAll(outcome, nowNanos);
        return outcome.finish();
    }

    /** An interface has got an address, perhaps the first that adverts can be sent from. */
    public Consequences addressAdded(String interfaceName, InetAddress address, long nowNanos) {
        Outcome outcome = new Outcome();
        changeAddresses(() -> outlook.sources().add(interfaceName, address), outcome, nowNanos);
        return outcome.finish();
    }

    /**
     * An interface has lost an address.
     *
     * @param own whether this program removed it itself
     */
    public Consequences addressRemoved(Loss.OfAddress lost, boolean own, long nowNanos) {
        Outcome outcome = new Outcome();
        changeAddresses(() -> outlook.sources().remove(lost.interfaceName(), lost.address()), outcome, nowNanos);
        if (!own) {
            lose(lost, outcome, nowNanos);
        }
        return outcome.finish();
    }

    /** Somebody else has removed a route or rule. */
    public Consequences removedByOthers(Loss lost, long nowNanos) {
        Outcome outcome = new Outcome();
        lose(lost, outcome, nowNanos);
        return outcome.finish();
    }

    /** One run of a script has ended. */
    public Consequences scriptResult(String script, ScriptOutcome result, long nowNanos) {
        List<Notice> notices = new ArrayList<>();
        Optional<ScriptStanding> changed = scripts.result(script, result, notices);
        Outcome outcome = new Outcome();
        outcome.addAll(notices);
        if (changed.isPresent()) {
            outlook.scripts(scripts.standings());
            reconsiderAll(outcome, nowNanos);
        }
        return outcome.finish();
    }

    /** A tracked file begins with another number; 0 if it has none. */
    public Consequences fileValue(String file, int value, long nowNanos) {
        return outlook.file(file, value) ? reconsidered(nowNanos) : Consequences.NONE;
    }

    /** As many of a tracked process run as shall, or no longer. */
    public Consequences processQuorum(String process, boolean quorum, long nowNanos) {
        return outlook.process(process, quorum) ? reconsidered(nowNanos) : Consequences.NONE;
    }

    /** A tracked BFD session has come up or gone down. */
    public Consequences bfdState(String session, boolean up, long nowNanos) {
        return outlook.bfd(session, up) ? reconsidered(nowNanos) : Consequences.NONE;
    }

    /** What the caller has found to stand in the way of an instance; replaces what it found before. */
    public Consequences obstructed(RunningInstance instance, List<FaultCause> obstacles, long nowNanos) {
        if (instance.obstacles().equals(obstacles)) {
            return Consequences.NONE;
        }
        instance.obstacles(obstacles);
        Step step = instance.election().reconsidered(instance.state(), groups.conditions(instance), nowNanos);
        return took(instance, step, nowNanos);
    }

    /** Notifications were lost: compares with what is there now. Virtual addresses are the caller's to compare. */
    public Consequences resync(Surroundings surroundings, long nowNanos) {
        Outcome outcome = new Outcome();
        Set<String> names = new LinkedHashSet<>(outlook.world().interfacesUp());
        names.addAll(surroundings.links().keySet());
        for (String name : names.stream().sorted().toList()) {
            outcome.addAll(
                    interfaceChanged(name, surroundings.serves(name), nowNanos).all());
        }
        changeAddresses(
                () -> outlook.sources().reset(surroundings, Concern.virtualAddresses(roster.all())), outcome, nowNanos);
        return outcome.finish();
    }

    /** The process was not run for a while. */
    public Consequences resumedAfterStall(long stalledNanos, long nowNanos) {
        Outcome outcome = new Outcome();
        each(outcome, nowNanos, one -> one.election().resumedAfterStall(one.state(), stalledNanos, nowNanos));
        return outcome.finish();
    }

    /** Ends all instances. */
    public Consequences stop(long nowNanos) {
        Outcome outcome = new Outcome();
        for (RunningInstance instance : roster.all()) {
            outcome.add(instance.take(instance.election().stop(instance.state(), nowNanos)));
        }
        groups.end(outcome);
        roster.clear();
        return outcome.finish();
    }

    private static void refuse(RouterSettings settings) {
        settings.refusal().ifPresent(refusal -> {
            throw new IllegalArgumentException(refusal);
        });
    }

    private Consequences took(RunningInstance instance, Step step, long nowNanos) {
        Outcome outcome = new Outcome();
        groups.took(instance, instance.state(), step, outcome, nowNanos);
        return outcome.finish();
    }

    private void each(Outcome outcome, long nowNanos, Function<RunningInstance, Step> event) {
        for (RunningInstance instance : roster.all()) {
            InstanceState before = instance.state();
            groups.took(instance, before, event.apply(instance), outcome, nowNanos);
        }
    }

    private Consequences reconsidered(long nowNanos) {
        Outcome outcome = new Outcome();
        reconsiderAll(outcome, nowNanos);
        return outcome.finish();
    }

    private void reconsiderAll(Outcome outcome, long nowNanos) {
        for (RunningInstance one : roster.all()) {
            // It is asked again when the one that it follows has recovered.
            if (!groups.recoversLater(one)) {
                Step step = one.election().reconsidered(one.state(), groups.conditions(one), nowNanos);
                groups.took(one, one.state(), step, outcome, nowNanos);
            }
        }
    }

    private void lose(Loss lost, Outcome outcome, long nowNanos) {
        each(outcome, nowNanos, one -> one.election().removedByOthers(one.state(), lost, nowNanos));
    }

    /** Changes what addresses there are, and tells those instances that have another one to send from. */
    private void changeAddresses(Runnable change, Outcome outcome, long nowNanos) {
        Map<RunningInstance, Optional<InetAddress>> before = new HashMap<>();
        for (RunningInstance instance : roster.all()) {
            before.put(instance, Optional.ofNullable(outlook.sources().sourceOf(instance.settings())));
        }
        change.run();
        Set<String> said = new HashSet<>();
        boolean moved = false;
        for (RunningInstance instance : roster.all()) {
            Optional<InetAddress> old = before.get(instance);
            Optional<InetAddress> now = Optional.ofNullable(outlook.sources().sourceOf(instance.settings()));
            if (old != null && !old.equals(now)) {
                moved = true;
                Concern.addressNotice(instance.settings(), old, now)
                        .filter(notice -> said.add(notice.text()))
                        .ifPresent(outcome::add);
                Step step = instance.election().reconsidered(instance.state(), groups.conditions(instance), nowNanos);
                groups.took(instance, instance.state(), step, outcome, nowNanos);
            }
        }
        if (moved) {
            roster.locate();
        }
    }
}
