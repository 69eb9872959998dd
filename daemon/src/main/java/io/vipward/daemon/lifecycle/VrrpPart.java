package io.vipward.daemon.lifecycle;

import io.vipward.daemon.machine.Machine;
import io.vipward.daemon.track.ScriptRun;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.parser.model.BfdInstance;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.StaticItems;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.vrrp.bfd.BfdEvent;
import io.vipward.vrrp.bfd.kernel.BfdEngine;
import io.vipward.vrrp.bfd.kernel.LinuxBfdKernel;
import io.vipward.vrrp.core.ScriptOutcome;
import io.vipward.vrrp.core.TrackedValues;
import io.vipward.vrrp.kernel.EngineSettings;
import io.vipward.vrrp.kernel.OwnInterfaces;
import io.vipward.vrrp.kernel.TransitionListener;
import io.vipward.vrrp.kernel.VirtualInterfaces;
import io.vipward.vrrp.kernel.VrrpEngine;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The VRRP engine on its thread. Used by the control thread. */
final class VrrpPart {
    private static final Logger LOG = LoggerFactory.getLogger(VrrpPart.class);
    private static final long DEFAULT_STALL_NANOS = 3_000_000_000L;

    private final EngineThread thread;
    private final VrrpEngine engine;
    private final OwnInterfaces interfaces;
    private final BfdEngine bfd;
    private final BfdRelay relay;
    private final Place place;

    private VrrpPart(EngineThread thread, VrrpEngine engine, OwnInterfaces interfaces, Place place, BfdRelay relay) {
        this.thread = thread;
        this.engine = engine;
        this.interfaces = interfaces;
        this.place = place;
        this.relay = relay;
        this.bfd = new BfdEngine(thread.loop(), new LinuxBfdKernel(thread.loop()), this::tell);
    }

    /**
     * Where the engine runs.
     *
     * @param control the loop of the control thread
     * @param withBfd false for no BFD sessions; what tracks one counts it as down
     */
    record Place(EventLoop control, Machine machine, boolean withBfd) {
        List<BfdInstance> sessions(Configuration configuration) {
            return withBfd && !machine.imagined() ? configuration.trackers().bfdInstances() : List.of();
        }

        /** Those of which nothing is heard. */
        List<BfdInstance> assumedUp(Configuration configuration) {
            return withBfd && machine.imagined() ? configuration.trackers().bfdInstances() : List.of();
        }
    }

    /**
     * Who hears of what happens, on the thread of the engine.
     *
     * @param sessions of BFD
     */
    record Listeners(TransitionListener transitions, BfdRelay sessions) {}

    /**
     * Starts the instances, then the thread.
     *
     * @param values what is known of what is tracked
     * @param listeners called on the thread of the engine
     * @throws SystemCallException the kernel refuses what nothing works without
     */
    static VrrpPart start(
            Place place,
            Configuration configuration,
            TrackedValues values,
            Listeners listeners,
            Consumer<Throwable> whenFailed)
            throws SystemCallException {
        VrrpEngine[] late = new VrrpEngine[1];
        EngineThread thread = new EngineThread("vrrp", () -> late[0].stop(() -> {}), whenFailed);
        VrrpEngine engine = new VrrpEngine(
                thread.loop(),
                place.machine()
                        .vrrp(thread.loop(), configuration.global().process().buffers()),
                listeners.transitions());
        late[0] = engine;
        OwnInterfaces interfaces =
                place.machine().imagined() ? OwnInterfaces.NONE : new VirtualInterfaces(place.control(), engine);
        try {
            engine.start(interfaces.prepare(EngineSettings.of(configuration, values)), Uptime.nanos());
        } catch (SystemCallException refused) {
            engine.stop(interfaces::close);
            throw refused;
        }
        VrrpPart part = new VrrpPart(thread, engine, interfaces, place, listeners.sessions());
        part.bfd.start(place.sessions(configuration));
        part.assumeUp(configuration);
        thread.loop().onStall(stallThreshold(configuration), engine::stalled);
        thread.give(ThreadShare.ofVrrp(configuration, place.withBfd()));
        interfaces.engineRuns(thread::post);
        thread.start();
        return part;
    }

    /** Whether there is anything to do: static items are the kernel's for as long as the daemon runs, without any instance. */
    static boolean isNeeded(Configuration configuration) {
        StaticItems statics = configuration.statics();
        return !configuration.vrrpInstances().isEmpty()
                || !configuration.trackers().bfdInstances().isEmpty()
                || !statics.addresses().isEmpty()
                || !statics.routes().isEmpty()
                || !statics.rules().isEmpty();
    }

    /**
     * Goes over to another configuration.
     *
     * @param values what is known of what it tracks
     * @param whenDone called on the control thread
     * @throws SystemCallException the kernel does not say what interfaces there are; the configuration before runs on
     */
    void reload(Configuration configuration, TrackedValues values, Runnable whenDone) throws SystemCallException {
        // Here and not on the thread: adverts do not wait for the work that many instances are.
        EngineSettings prepared = interfaces.prepare(EngineSettings.of(configuration, values));
        Runnable settle = interfaces.settle();
        thread.give(ThreadShare.ofVrrp(configuration, place.withBfd()));
        long stallNanos = stallThreshold(configuration);
        thread.post(() -> {
            thread.loop().onStall(stallNanos, engine::stalled);
            engine.reload(prepared);
            bfd.reload(place.sessions(configuration));
            assumeUp(configuration);
            place.control().post(() -> {
                settle.run();
                whenDone.run();
            });
        });
    }

    void scriptEnded(String script, ScriptRun run) {
        ScriptOutcome outcome = outcome(run);
        thread.post(() -> engine.scriptResult(script, outcome));
    }

    void fileSays(String trackFile, int value) {
        thread.post(() -> engine.fileValue(trackFile, value));
    }

    void processStands(String trackProcess, boolean quorum) {
        thread.post(() -> engine.processQuorum(trackProcess, quorum));
    }

    void stop() {
        thread.post(() -> {
            bfd.stop();
            engine.stop(thread.loop()::stop);
        });
    }

    private void assumeUp(Configuration configuration) {
        for (BfdInstance session : place.assumedUp(configuration)) {
            engine.bfdState(session.name(), true);
            relay.assumeUp(session.name());
        }
    }

    private void tell(BfdEvent event) {
        relay.tell(event);
        if (event.receivers().vrrp()) {
            LOG.debug("{}", event.receivedText(System.nanoTime()));
            engine.bfdState(event.session(), event.up());
        }
    }

    /** Waits for the end; false if it takes longer. Virtual interfaces, and what they bear, are removed in any case. */
    boolean join(long millis) {
        boolean ended = thread.join(millis);
        interfaces.close();
        return ended;
    }

    /** A loop that stands still for as long as others wait before they take over. */
    static long stallThreshold(Configuration configuration) {
        return configuration.vrrpInstances().stream()
                .map(VrrpInstance::election)
                .mapToLong(election -> election.advertNanos() * election.downTimerAdverts())
                .min()
                .orElse(DEFAULT_STALL_NANOS);
    }

    private static ScriptOutcome outcome(ScriptRun run) {
        if (run instanceof ScriptRun.Exited exited) {
            return new ScriptOutcome.Exited(exited.status());
        }
        if (run instanceof ScriptRun.Signalled signalled) {
            return new ScriptOutcome.Signalled(signalled.signal());
        }
        if (run instanceof ScriptRun.NotStarted refused) {
            return new ScriptOutcome.NotRun(refused.why());
        }
        return new ScriptOutcome.TimedOut();
    }
}
