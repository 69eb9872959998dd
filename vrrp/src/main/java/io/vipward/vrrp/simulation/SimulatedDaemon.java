package io.vipward.vrrp.simulation;

import io.vipward.parser.model.VrrpInstance;
import io.vipward.vrrp.core.Action;
import io.vipward.vrrp.core.AdvertPlace;
import io.vipward.vrrp.core.Consequence;
import io.vipward.vrrp.core.Consequences;
import io.vipward.vrrp.core.InstanceSettings.Identity;
import io.vipward.vrrp.core.InstanceStep;
import io.vipward.vrrp.core.Phase;
import io.vipward.vrrp.core.RouterSettings;
import io.vipward.vrrp.core.RunningInstance;
import io.vipward.vrrp.core.StateName;
import io.vipward.vrrp.core.VrrpRouter;
import io.vipward.vrrp.wire.Advert;
import io.vipward.vrrp.wire.Decoded;
import io.vipward.vrrp.wire.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The process on a machine that runs its elections, in the order in which the real one handles what happens. One thread. */
final class SimulatedDaemon {
    private final SimulatedNode node;
    private final Transmitter transmitter;
    private final Referee referee;
    private final Inbox inbox = new Inbox();
    private final Alarms alarms;
    private final ScriptRuns scripts;
    private @Nullable VrrpRouter router;
    private RouterSettings settings = new RouterSettings(List.of(), List.of(), List.of());
    private long pausedSinceNanos = Phase.NEVER;
    private long stalledNanos;
    /** Whether what is being done follows from a deadline, and not from an advert that was read. */
    private boolean timing;

    SimulatedDaemon(SimulatedNode node, Agenda agenda, Transmitter transmitter, Referee referee) {
        this.node = node;
        this.transmitter = transmitter;
        this.referee = referee;
        this.scripts = new ScriptRuns(
                agenda, (script, outcome) -> happens(running -> running.scriptResult(script, outcome, now())));
        this.alarms = new Alarms(agenda, node.clock(), this::deadline);
    }

    /** Whether it knows all that has happened, and so may be judged by it. */
    boolean upToDate() {
        return inbox.isEmpty() && stalledNanos == 0;
    }

    boolean alive() {
        return router != null;
    }

    boolean paused() {
        return pausedSinceNanos != Phase.NEVER;
    }

    List<RunningInstance> instances() {
        return router == null ? List.of() : router.instances();
    }

    void runScripts(ScriptSource source) {
        scripts.decidedBy(source);
    }

    void start(NodePlan plan) {
        VrrpRouter started = new VrrpRouter();
        router = started;
        node.possessions().forgetFirewall();
        settings = plan.settings();
        node.ports().adapt(plan.settings().instances());
        long now = now();
        perform(started.start(
                plan.settings(),
                node.ports().surroundings(node.possessions().addresses()),
                now + plan.startDelayNanos(),
                now));
        scripts.start(plan.settings().scripts());
    }

    void stop() {
        happens(running -> {
            perform(running.stop(now()));
            die();
            return Consequences.NONE;
        });
    }

    void die() {
        referee.forget(instances());
        router = null;
        scripts.end();
        pausedSinceNanos = Phase.NEVER;
        stalledNanos = 0;
        inbox.clear();
        alarms.clear();
        transmitter.clear();
    }

    void reload(NodePlan before, NodePlan plan) {
        happens(running -> {
            // Instances that leave still say goodbye through interfaces that are only then removed.
            List<VrrpInstance> both = new ArrayList<>(before.settings().instances());
            both.addAll(plan.settings().instances());
            node.ports().adapt(both);
            referee.forget(running.instances());
            settings = plan.settings();
            perform(running.reload(
                    plan.settings(),
                    node.ports().surroundings(node.possessions().addresses()),
                    now()));
            node.ports().adapt(plan.settings().instances());
            scripts.start(plan.settings().scripts());
            return Consequences.NONE;
        });
    }

    void pause() {
        if (router != null && !paused()) {
            pausedSinceNanos = now();
        }
    }

    /** As the real loop does after it was not run: the stall, then timers, then what has come in. */
    void resume() {
        VrrpRouter resumed = router;
        if (resumed == null || !paused()) {
            return;
        }
        stalledNanos = now() - pausedSinceNanos;
        pausedSinceNanos = Phase.NEVER;
        if (stalledNanos > stallThreshold(resumed)) {
            perform(resumed.resumedAfterStall(stalledNanos, now()));
        }
        alarms.catchUp();
        if (inbox.takeOverrun()) {
            resync();
        }
        for (Inbox.Item item = inbox.poll(); item != null; item = inbox.poll()) {
            if (item instanceof Inbox.Packet packet) {
                receive(packet);
            } else if (item instanceof Inbox.Event event && router != null) {
                event.happens(router);
            }
        }
        stalledNanos = 0;
        referee.caughtUp(node);
    }

    void resync() {
        happens(running ->
                running.resync(node.ports().surroundings(node.possessions().addresses()), now()));
    }

    void clockChanged() {
        alarms.reset();
    }

    /** Something other than a packet, which a daemon that is not run hears of later. */
    void happens(Function<VrrpRouter, Consequences> event) {
        if (router == null) {
            return;
        }
        if (paused()) {
            inbox.add((Inbox.Event) running -> perform(event.apply(running)));
        } else {
            perform(event.apply(router));
        }
    }

    void packetArrives(String link, Datagram datagram) {
        Inbox.Packet packet = new Inbox.Packet(link, datagram);
        if (paused()) {
            inbox.add(packet);
        } else {
            receive(packet);
        }
    }

    /** Adverts of others to an instance that it has not read yet, leaving ones aside. */
    private Optional<Advert> unread(RunningInstance instance) {
        for (Inbox.Packet packet : inbox.packets()) {
            if (isFor(packet, instance)
                    && packet.datagram().decode() instanceof Advert advert
                    && advert.header().vrid() == instance.settings().router().vrid()
                    && advert.priority() > 0) {
                return Optional.of(advert);
            }
        }
        return Optional.empty();
    }

    private boolean isFor(Inbox.Packet packet, RunningInstance instance) {
        AdvertPlace place =
                instance.settings().place(instance.state().conditions().source());
        return place != null && packet.datagram().isFor(place) && node.hears(place, packet.link());
    }

    private void receive(Inbox.Packet packet) {
        VrrpRouter running = router;
        if (running == null) {
            return;
        }
        Decoded decoded = packet.datagram().decode();
        if (decoded instanceof Rejected rejected) {
            throw referee.violation(node + " cannot decode " + rejected);
        }
        Advert advert = (Advert) decoded;
        int vrid = advert.header().vrid();
        for (RunningInstance instance : running.instances()) {
            AdvertPlace place =
                    instance.settings().place(instance.state().conditions().source());
            if (place != null
                    && instance.settings().router().vrid() == vrid
                    && isFor(packet, instance)
                    && running.find(place, vrid, advert.source()).orElse(null) == instance) {
                referee.hears(instance, advert);
                perform(running.received(instance, advert, now(), node.wallNanos()));
            }
        }
    }

    private void deadline(Identity identity) {
        VrrpRouter running = router;
        if (running == null || paused()) {
            return;
        }
        running.find(identity).ifPresent(instance -> {
            if (instance.state().name() == StateName.BACKUP) {
                // An advert that has come in but was not read yet proves that the master is alive: that of this
                // instance, or
                // of a member of its group, which would follow it.
                inbox.drainPackets().forEach(this::receive);
            }
            timing = true;
            perform(running.timer(instance, now()));
            timing = false;
            if (instance.state().nextDeadlineNanos() <= now()) {
                throw referee.violation(node + " " + instance.name() + ": the deadline is not in the future");
            }
        });
    }

    private void perform(Consequences consequences) {
        for (Consequence one : consequences.all()) {
            if (one instanceof InstanceStep done) {
                done.step().actions().forEach(action -> perform(done.instance(), action));
                referee.stepped(node, done);
                alarms.set(done.instance());
            }
        }
        referee.finished(node, settings, consequences);
    }

    private void perform(RunningInstance instance, Action action) {
        if (action instanceof Action.SendAdvert send) {
            if (timing && !inbox.isEmpty() && send.advert().priority() > 0) {
                unread(instance).ifPresent(other -> referee.advertisesUnheard(node, instance, stalledNanos, other));
            }
            transmitter.send(instance, send, node.wallNanos());
        } else if (action instanceof Action.Report report) {
            referee.note(node.name(), report.transition());
        } else {
            node.possessions().perform(action);
        }
    }

    /** The real loop calls a stall what others may have taken for the master's end. */
    private static long stallThreshold(VrrpRouter running) {
        long shortest = Long.MAX_VALUE;
        for (RunningInstance instance : running.instances()) {
            shortest = Math.min(
                    shortest,
                    instance.settings().election().advertNanos()
                            * instance.settings().election().downTimerAdverts());
        }
        return shortest;
    }

    private long now() {
        return node.monotonicNanos();
    }
}
