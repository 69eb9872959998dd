package io.vipward.vrrp.simulation;

import io.vipward.vrrp.core.Action;
import io.vipward.vrrp.core.AdvertPlace;
import io.vipward.vrrp.core.Consequences;
import io.vipward.vrrp.core.InstanceSettings.Identity;
import io.vipward.vrrp.core.InstanceStep;
import io.vipward.vrrp.core.Loss;
import io.vipward.vrrp.core.Phase;
import io.vipward.vrrp.core.RouterSettings;
import io.vipward.vrrp.core.RunningInstance;
import io.vipward.vrrp.core.ScriptOutcome;
import io.vipward.vrrp.core.Surroundings;
import io.vipward.vrrp.core.VirtualIp;
import io.vipward.vrrp.core.VrrpRouter;
import io.vipward.vrrp.wire.Advert;
import io.vipward.vrrp.wire.AdvertDecoder;
import io.vipward.vrrp.wire.AdvertEncoder;
import io.vipward.vrrp.wire.Decoded;
import io.vipward.vrrp.wire.Rejected;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A machine with a daemon on it. What is done to it happens at the present of its {@link Simulation}. */
public final class SimulatedNode {
    /** As many packets as wait in a socket of a process that is not run; the rest is lost. */
    private static final int SOCKET_QUEUE = 256;

    private final String name;
    private final Map<String, InetAddress> interfaces;
    private final Agenda agenda;
    private final VirtualNetwork network;
    private final Journal journal;
    private final Set<String> interfacesDown = new HashSet<>();
    private final Set<VirtualIp> held = new LinkedHashSet<>();
    private final Deque<Arrival> queue = new ArrayDeque<>();
    private final Map<Identity, Long> alarms = new HashMap<>();
    private RouterSettings settings;
    private @Nullable VrrpRouter router;
    private long pausedSinceNanos = Phase.NEVER;

    /** A packet in the socket's queue. */
    private record Arrival(String interfaceName, ByteBuffer packet) {}

    SimulatedNode(NodePlan plan, Agenda agenda, VirtualNetwork network, Journal journal) {
        this.name = plan.name();
        this.interfaces = plan.interfaces();
        this.settings = plan.settings();
        this.agenda = agenda;
        this.network = network;
        this.journal = journal;
    }

    public String name() {
        return name;
    }

    /** Whether a daemon is there, be it paused. */
    public boolean alive() {
        return router != null;
    }

    public boolean paused() {
        return pausedSinceNanos != Phase.NEVER;
    }

    /** The running instances, none without a daemon. */
    public List<RunningInstance> instances() {
        return router == null ? List.of() : router.instances();
    }

    /** Virtual addresses on the machine, also those that a killed daemon left. */
    public Set<VirtualIp> heldAddresses() {
        return Set.copyOf(held);
    }

    /** Starts the daemon. */
    public void start() {
        if (router == null) {
            note("start");
            router = new VrrpRouter();
            perform(router.start(settings, surroundings(), now(), now()));
        }
    }

    /** Ends the daemon as SIGTERM does. */
    public void stop() {
        VrrpRouter running = running();
        if (running != null) {
            note("stop");
            perform(running.stop(now()));
            forget();
        }
    }

    /** Ends the daemon as SIGKILL does: its addresses stay. */
    public void kill() {
        note("kill");
        forget();
    }

    /** Turns the machine off: nothing stays. */
    public void powerOff() {
        note("power off");
        forget();
        held.clear();
    }

    /** The daemon is not run any more, as under a debugger or on an overloaded host. */
    public void pause() {
        if (router != null && !paused()) {
            note("pause");
            pausedSinceNanos = now();
        }
    }

    /** The daemon is run again; it has packets to read and deadlines that have passed. */
    public void resume() {
        if (!paused() || router == null) {
            return;
        }
        long stalled = now() - pausedSinceNanos;
        note("resume");
        pausedSinceNanos = Phase.NEVER;
        perform(router.resumedAfterStall(stalled, now()));
        while (!queue.isEmpty() && router != null) {
            Arrival arrival = queue.remove();
            receive(router, arrival.interfaceName(), arrival.packet());
        }
        for (RunningInstance instance : instances()) {
            alarm(instance);
        }
    }

    /** Goes over to another configuration. */
    public void reload(RouterSettings newSettings) {
        settings = newSettings;
        VrrpRouter running = running();
        if (running != null) {
            note("reload");
            perform(running.reload(settings, surroundings(), now()));
        }
    }

    /** Loses or gets back the carrier of an interface. */
    public void setInterface(String interfaceName, boolean up) {
        note(interfaceName + (up ? " up" : " down"));
        if (up) {
            interfacesDown.remove(interfaceName);
        } else {
            interfacesDown.add(interfaceName);
        }
        VrrpRouter running = running();
        if (running != null) {
            perform(running.interfaceChanged(interfaceName, up, now()));
        }
    }

    /** One run of a track script ends. */
    public void scriptEnds(String script, ScriptOutcome outcome) {
        VrrpRouter running = running();
        if (running != null) {
            note("script " + script + " " + outcome.text());
            perform(running.scriptResult(script, outcome, now()));
        }
    }

    /** Somebody else removes a virtual address. */
    public void removeAddress(VirtualIp vip) {
        VrrpRouter running = running();
        if (running != null && held.remove(vip)) {
            note("somebody removes " + vip.text());
            Loss.OfAddress lost = new Loss.OfAddress(vip.interfaceName(), vip.address(), vip.prefixLength());
            perform(running.addressRemoved(lost, false, now()));
        }
    }

    void packetArrives(String interfaceName, ByteBuffer packet) {
        if (router == null || interfacesDown.contains(interfaceName)) {
            return;
        }
        if (!paused()) {
            receive(router, interfaceName, packet);
        } else if (queue.size() < SOCKET_QUEUE) {
            queue.add(new Arrival(interfaceName, packet));
        }
    }

    boolean interfaceUp(String interfaceName) {
        return !interfacesDown.contains(interfaceName);
    }

    private @Nullable VrrpRouter running() {
        return paused() ? null : router;
    }

    private void receive(VrrpRouter running, String interfaceName, ByteBuffer packet) {
        Decoded decoded = AdvertDecoder.decode(packet);
        if (decoded instanceof Rejected rejected) {
            throw journal.violation(name + " cannot decode " + rejected);
        }
        if (decoded instanceof Advert advert) {
            AdvertPlace place =
                    new AdvertPlace(interfaceName, null, advert.envelope().destination(), false, false);
            running.find(place, advert.header().vrid(), advert.source())
                    .ifPresent(instance -> perform(running.received(instance, decoded, now(), now())));
        }
    }

    private void perform(Consequences consequences) {
        for (InstanceStep done : consequences.steps()) {
            done.step().actions().forEach(action -> perform(done.instance(), action));
            StepAudit.findBreach(done, held).ifPresent(breach -> {
                throw journal.violation(name + " " + done.instance().name() + ": " + breach);
            });
            alarm(done.instance());
        }
    }

    private void perform(RunningInstance instance, Action action) {
        if (action instanceof Action.SendAdvert send) {
            String interfaceName = instance.settings().router().interfaceName();
            if (interfaceUp(interfaceName)) {
                network.multicast(
                        this,
                        interfaceName,
                        ByteBuffer.wrap(AdvertEncoder.encode(
                                send.advert(), send.protection().sealing())));
            }
        } else if (action instanceof Action.AddAddresses add) {
            held.addAll(add.addresses());
        } else if (action instanceof Action.RemoveAddresses remove) {
            held.removeAll(new HashSet<>(remove.addresses()));
        } else if (action instanceof Action.Report report) {
            note(report.transition().text());
        }
    }

    /** One alarm per instance is valid: the one for its latest deadline. */
    private void alarm(RunningInstance instance) {
        long deadline = instance.state().nextDeadlineNanos();
        Identity identity = instance.identity();
        if (deadline == Phase.NEVER) {
            alarms.remove(identity);
            return;
        }
        Long valid = alarms.put(identity, deadline);
        if (valid == null || valid != deadline || deadline <= now()) {
            agenda.at(deadline, () -> rings(identity, deadline));
        }
    }

    private void rings(Identity identity, long deadline) {
        VrrpRouter running = running();
        Long valid = alarms.get(identity);
        if (running == null || valid == null || valid != deadline) {
            return;
        }
        alarms.remove(identity);
        running.find(identity).ifPresent(instance -> {
            perform(running.timer(instance, now()));
            if (instance.state().nextDeadlineNanos() <= now()) {
                throw journal.violation(name + " " + instance.name() + ": the deadline is not in the future");
            }
        });
    }

    private Surroundings surroundings() {
        Map<String, Surroundings.Interface> links = new HashMap<>();
        interfaces.forEach((interfaceName, address) -> links.put(
                interfaceName, new Surroundings.Interface(interfaceUp(interfaceName), 1500, List.of(address))));
        return new Surroundings(links);
    }

    private void forget() {
        router = null;
        pausedSinceNanos = Phase.NEVER;
        queue.clear();
        alarms.clear();
    }

    private long now() {
        return agenda.now();
    }

    private void note(String what) {
        journal.note(name, what);
    }
}
