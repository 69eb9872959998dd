package io.vipward.daemon.lifecycle;

import io.vipward.daemon.machine.Machine;
import io.vipward.daemon.machine.ShadowMachine;
import io.vipward.daemon.notify.DaemonScripts;
import io.vipward.daemon.notify.Notifier;
import io.vipward.daemon.track.AdmittedPrograms;
import io.vipward.daemon.track.FileTracker;
import io.vipward.daemon.track.InitialFiles;
import io.vipward.daemon.track.ProcessTracker;
import io.vipward.daemon.track.ScriptRun;
import io.vipward.daemon.track.ScriptTracker;
import io.vipward.netlink.linux.Signals;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.SignalSource;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.NotificationSettings.DaemonScript;
import io.vipward.vrrp.core.TrackedValues;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running daemon: two engines on their threads, track scripts and signals on the control thread, which is the one that
 * calls {@link #run}.
 */
final class Daemon {
    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);

    /** keepalived's {@code child_wait_time}. */
    private static final long STOP_MILLIS = 5_000;

    /** Those that a loop reads; all of them are blocked in every thread. */
    private static final Set<Integer> SIGNALS = signals();

    private final Settings settings;
    private final Machine machine;
    private final EventLoop control;
    private final ScriptTracker scripts;
    private final FileTracker files;
    private final ProcessTracker processes;
    private final BfdRelay bfd = new BfdRelay();
    private final ServiceManager manager;
    private final InstanceStates instanceStates;
    private @Nullable Notifier notifier;
    private @Nullable VrrpPart vrrp;
    private @Nullable CheckersPart checkers;
    private List<Diagnostic> accepted = List.of();
    private Running running = new Running(null, AdmittedPrograms.NONE);
    private int exitCode = ExitCode.OK;
    private boolean stopping;

    /**
     * What of the configuration in force is needed after everything has stopped.
     *
     * @param shutdown {@code shutdown_script}, null for none
     */
    private record Running(@Nullable DaemonScript shutdown, AdmittedPrograms programs) {}

    Daemon(Settings settings, ServiceManager manager) throws SystemCallException {
        this.settings = settings;
        this.machine = settings.shadow() ? new ShadowMachine() : Machine.REAL;
        this.manager = manager;
        this.control = new EventLoop("control");
        this.instanceStates = new InstanceStates(control);
        this.scripts = new ScriptTracker(control, this::scriptEnded, System.getenv());
        this.files = new FileTracker(control, this::fileSays);
        this.processes = new ProcessTracker(control, this::processStands);
    }

    /**
     * Runs until a signal ends it.
     *
     * @return exit status
     * @throws IOException the kernel refuses what nothing works without; everything started is stopped then
     */
    int run(Preparation preparation, Configuration written, Runnable whenRunning) throws IOException {
        Configuration configuration = machine.adapt(written);
        try (SignalSource signals = SignalSource.open(control, SIGNALS, this::onSignal)) {
            DaemonScripts.run(
                    "startup",
                    configuration.global().notification().startup(),
                    preparation.programs(),
                    System.getenv());
            try {
                InitialFiles.write(configuration.trackers().files());
                adopt(preparation, configuration, () -> {});
            } catch (SystemCallException refused) {
                stop();
                throw refused;
            }
            LOG.info("Startup complete");
            manager.ready();
            whenRunning.run();
            control.run();
        }
        stop();
        DaemonScripts.run("shutdown", running.shutdown(), running.programs(), System.getenv());
        LOG.info("Stopped");
        return exitCode;
    }

    /** Starts what is not running yet and hands the others the configuration. */
    private void adopt(Preparation preparation, Configuration configuration, Runnable whenDone)
            throws SystemCallException {
        Notifier notified = notify(preparation, configuration);
        AtomicInteger open = new AtomicInteger(1);
        Runnable oneDone = () -> {
            if (open.decrementAndGet() == 0) {
                notified.reloaded();
                whenDone.run();
            }
        };
        files.track(configuration);
        processes.track(configuration);
        if (settings.parts().vrrp()) {
            if (vrrp != null) {
                open.incrementAndGet();
                vrrp.reload(configuration, values(), oneDone);
            } else if (VrrpPart.isNeeded(configuration)) {
                vrrp = VrrpPart.start(
                        new VrrpPart.Place(control, machine, settings.parts().bfd()),
                        configuration,
                        values(),
                        new VrrpPart.Listeners(new TransitionListeners(List.of(instanceStates, notified.vrrp())), bfd),
                        this::failed);
            }
        }
        Configuration balanced = CheckersPart.concerned(configuration, settings.parts());
        if (checkers != null) {
            open.incrementAndGet();
            checkers.reload(preparation, balanced, files.values(), oneDone);
            checkers.bfdStands(bfd);
        } else if (CheckersPart.isNeeded(balanced)) {
            CheckersPart part = CheckersPart.start(
                    machine, preparation, balanced, files.values(), notified.servers(), this::failed);
            checkers = part;
            instanceStates.tell(part);
            bfd.connect(part);
        }
        if (vrrp == null && checkers == null) {
            LOG.warn("Warning - {} has no configuration to run", settings.configuration());
        }
        scripts.track(vrrp == null ? List.of() : preparation.scripts());
        accepted = preparation.result().diagnostics();
        running = new Running(configuration.global().notification().shutdown(), preparation.programs());
        oneDone.run();
    }

    /** Before the engines go over: what they then tell is told by the new configuration. */
    private Notifier notify(Preparation preparation, Configuration configuration) throws SystemCallException {
        Notifier existing = notifier;
        if (existing != null) {
            existing.use(configuration, preparation.programs());
            return existing;
        }
        Notifier started = Notifier.start(
                configuration, preparation.programs(), System.getenv(), machine.imagined(), this::failed);
        notifier = started;
        return started;
    }

    private static Set<Integer> signals() {
        Set<Integer> signals = new HashSet<>(Set.of(Signals.INT));
        for (SignalFunction function : SignalFunction.values()) {
            signals.add(function.number());
        }
        return Set.copyOf(signals);
    }

    private void onSignal(int number, int senderPid) {
        SignalFunction function = SignalFunction.of(number);
        switch (function == null ? SignalFunction.STOP : function) {
            case RELOAD -> reload();
            case DATA, STATS, STATS_CLEAR, JSON ->
                LOG.warn(
                        "Signal {} of process {}: data, statistics and JSON are not written by this version",
                        number,
                        senderPid);
            case STOP -> {
                LOG.info("Stopping");
                manager.stopping();
                control.stop();
            }
        }
    }

    private void reload() {
        LOG.info("Reloading ...");
        manager.reloading(System.nanoTime());
        replaceConfiguration();
        manager.ready();
    }

    private void replaceConfiguration() {
        LOG.info("Configuration file {}", settings.configuration());
        try {
            Preparation preparation = Preparation.of(settings.configuration()).withIdentity();
            DiagnosticLog.write(preparation.findings());
            preparation.lines().forEach(LOG::info);
            Configuration configuration = preparation.runnable();
            List<Diagnostic> mistakes =
                    ReloadPolicy.newErrors(accepted, preparation.result().diagnostics());
            if (configuration == null || !mistakes.isEmpty()) {
                LOG.error(
                        "New config failed validation: {}; the running configuration goes on",
                        mistakes.isEmpty() ? "it cannot be run" : DiagnosticLog.line(mistakes.get(0)));
                return;
            }
            adopt(preparation, machine.adapt(configuration), () -> LOG.info("Reload complete"));
        } catch (SystemCallException refused) {
            LOG.error("Reload failed: {}; the running configuration goes on", refused.getMessage());
        }
    }

    private void scriptEnded(String script, ScriptRun run) {
        if (vrrp != null) {
            vrrp.scriptEnded(script, run);
        }
    }

    private TrackedValues values() {
        Map<String, Integer> numbers = new HashMap<>();
        files.values().forEach((name, value) -> numbers.put(name, asWeight(value)));
        return new TrackedValues(numbers, processes.quorums());
    }

    private void fileSays(String trackFile, long value) {
        if (vrrp != null) {
            vrrp.fileSays(trackFile, asWeight(value));
        }
        if (checkers != null) {
            checkers.fileSays(trackFile, value);
        }
    }

    private void processStands(String trackProcess, boolean quorum) {
        if (vrrp != null) {
            vrrp.processStands(trackProcess, quorum);
        }
    }

    /** The one number that an int cannot hold is as far beyond any priority as the next. */
    private static int asWeight(long value) {
        return (int) Math.min(value, Integer.MAX_VALUE);
    }

    /** On the thread of the engine that failed. */
    private void failed(Throwable bug) {
        LOG.error("A bug ends the daemon; adverts were ended and addresses removed", bug);
        control.post(() -> {
            exitCode = ExitCode.SOFTWARE;
            control.stop();
        });
    }

    private void stop() {
        if (stopping) {
            return;
        }
        stopping = true;
        scripts.stop();
        files.stop();
        processes.stop();
        if (notifier != null) {
            notifier.stopping();
        }
        if (vrrp != null) {
            vrrp.stop();
        }
        if (checkers != null) {
            checkers.stop();
        }
        if (vrrp != null && !vrrp.join(STOP_MILLIS)) {
            LOG.error("The vrrp thread does not end within {} ms", STOP_MILLIS);
            exitCode = ExitCode.SOFTWARE;
        }
        if (checkers != null && !checkers.join(STOP_MILLIS)) {
            LOG.error("The checkers thread does not end within {} ms", STOP_MILLIS);
            exitCode = ExitCode.SOFTWARE;
        }
        if (notifier != null && !notifier.finish(STOP_MILLIS)) {
            LOG.error("The notify thread does not end within {} ms", STOP_MILLIS);
            exitCode = ExitCode.SOFTWARE;
        }
    }
}
