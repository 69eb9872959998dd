package io.vipward.checkers.kernel;

import io.vipward.checkers.core.Action;
import io.vipward.checkers.core.CheckerSettings;
import io.vipward.checkers.core.CheckerState;
import io.vipward.checkers.core.CheckerStep;
import io.vipward.checkers.core.Event;
import io.vipward.checkers.core.Labels;
import io.vipward.checkers.core.PlainVerdicts;
import io.vipward.checkers.core.Reload;
import io.vipward.checkers.core.Running;
import io.vipward.checkers.core.Step;
import io.vipward.checkers.core.TcpChecks;
import io.vipward.checkers.core.Verdict;
import io.vipward.checkers.core.VirtualServerHealth;
import io.vipward.checkers.probe.Probes;
import io.vipward.checkers.probe.TcpProbe;
import io.vipward.ipvs.kernel.IpvsKernel;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.TcpCheck;
import io.vipward.parser.model.VirtualServer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Checks real servers and keeps the kernel's table of virtual services as their health wants it. Everything runs on the
 * loop's thread: {@link #start}, {@link #reload} and {@link #stop} are called there; only {@link #snapshot} may be called
 * from any thread.
 *
 * <p>Where IPVS cannot be used, one error is logged, nothing is checked, and the snapshot says why; the next reload tries
 * again.
 */
public final class CheckersEngine {
    private final Alarms alarms;
    private final Probes probes;
    private final RandomGenerator random;
    private final NotificationListener listener;
    private final EventLog log = new EventLog();
    private final Reconciler reconciler;
    private List<ServerRun> servers = new ArrayList<>();

    /** Whether the kernel took our virtual servers at least once. */
    private boolean serving;

    private volatile CheckersSnapshot snapshot = CheckersSnapshot.EMPTY;

    /**
     * An engine that does nothing until it is started.
     *
     * @param kernel used on the loop's thread only
     * @param random spreads the first probes over each checker's {@code warmup}
     * @param listener called after the kernel's table was changed
     */
    public CheckersEngine(EventLoop loop, IpvsKernel kernel, RandomGenerator random, NotificationListener listener) {
        this(new EventLoopAlarms(loop), kernel, new TcpProbe(loop), random, listener);
    }

    CheckersEngine(
            Alarms alarms, IpvsKernel kernel, Probes probes, RandomGenerator random, NotificationListener listener) {
        this.alarms = alarms;
        this.probes = probes;
        this.random = random;
        this.listener = listener;
        this.reconciler = new Reconciler(kernel, log, alarms, this::running);
    }

    /** The state after the last change. Any thread. */
    public CheckersSnapshot snapshot() {
        return snapshot;
    }

    /** Sets the virtual servers up and begins to check. What an earlier run left in the kernel is taken over. */
    public void start(List<VirtualServer> configuration) {
        log.say(new Event.IpvsInitializing(false));
        setUp(configuration);
    }

    private void setUp(List<VirtualServer> configuration) {
        long now = alarms.now();
        List<Action> actions = new ArrayList<>();
        List<ServerRun> started = new ArrayList<>();
        for (VirtualServer server : configuration) {
            Step step = new VirtualServerHealth(server).onStart(now);
            started.add(run(new Running(server, step.next(), Running.checkersAtStart(server))));
            actions.addAll(step.actions());
        }
        servers = started;
        begin(List.of(), actions);
    }

    /**
     * Goes over to another configuration. What both have keeps its health, its connections and its place in the kernel.
     */
    public void reload(List<VirtualServer> configuration) {
        log.say(new Event.IpvsInitializing(true));
        if (!serving) {
            setUp(configuration);
            return;
        }
        servers.forEach(ServerRun::cancelCheckers);
        List<Running> before = running();
        Reload reload = new Reload(alarms.now());
        List<Action> actions = new ArrayList<>();
        Reload.@Nullable Reloaded[] reloaded = new Reload.Reloaded[configuration.size()];
        for (Running old : before) {
            int index = indexOf(configuration, reloaded, old.server());
            if (index < 0) {
                actions.addAll(reload.removed(old));
            } else {
                Reload.Reloaded kept = reload.kept(old, configuration.get(index));
                reloaded[index] = kept;
                actions.addAll(kept.actions());
            }
        }
        List<ServerRun> next = new ArrayList<>();
        for (int i = 0; i < reloaded.length; i++) {
            Reload.Reloaded each = reloaded[i];
            if (each == null) {
                each = reload.added(configuration.get(i));
                actions.addAll(each.actions());
            }
            next.add(run(each.next()));
        }
        servers = next;
        begin(before, actions);
    }

    /**
     * Stops checking and takes our services out of the kernel.
     *
     * @param whenStopped called when the kernel's table is clean, on the loop's thread
     */
    public void stop(Runnable whenStopped) {
        servers.forEach(ServerRun::cancelCheckers);
        List<Running> before = running();
        for (ServerRun server : servers) {
            Step step = server.health().onStop(server.state(), alarms.now());
            if (serving) {
                say(step.actions());
            }
        }
        servers = new ArrayList<>();
        if (serving) {
            reconciler.adopt(before, alarms.now());
        }
        reconciler.cancel();
        serving = false;
        publish();
        whenStopped.run();
    }

    /** The kernel first, then the words, then the notifications; then the checkers begin. */
    private void begin(List<Running> before, List<Action> actions) {
        if (!reconciler.adopt(before, alarms.now()) && !serving) {
            reconciler.cancel();
            publish();
            return;
        }
        serving = true;
        say(actions);
        publish();
        notifyOf(actions);
        activate();
    }

    private void activate() {
        for (ServerRun server : servers) {
            List<RealServer> realServers = server.server().realServers();
            for (int i = 0; i < realServers.size(); i++) {
                List<TcpCheck> checks = TcpChecks.of(realServers.get(i));
                for (int j = 0; j < checks.size(); j++) {
                    CheckerRun checker = server.checkers().get(i).get(j);
                    if (!checker.state().hasRun()) {
                        log.say(new Event.CheckerActivated(
                                Labels.of(server.server(), realServers.get(i)), Labels.of(server.server())));
                    }
                    checker.firstProbeAt(
                            PlainVerdicts.firstProbeAt(checks.get(j).schedule(), alarms.now(), random));
                }
            }
        }
        log.say(new Event.BfdActivated());
    }

    private ServerRun run(Running running) {
        VirtualServer server = running.server();
        ServerRun run = new ServerRun(server, running.state());
        for (int i = 0; i < server.realServers().size(); i++) {
            RealServer realServer = server.realServers().get(i);
            int index = i;
            List<CheckerRun> checkers = new ArrayList<>();
            List<TcpCheck> checks = TcpChecks.of(realServer);
            for (int j = 0; j < checks.size(); j++) {
                TcpCheck check = checks.get(j);
                CheckerState state = running.checkers().get(i).get(j);
                CheckerRun.Setup setup = new CheckerRun.Setup(check, CheckerSettings.of(server, realServer, check));
                checkers.add(new CheckerRun(setup, state, alarms, probes, step -> onJudged(run, index, step)));
            }
            run.add(checkers);
        }
        return run;
    }

    private void onJudged(ServerRun server, int realServer, CheckerStep checked) {
        checked.events().forEach(log::say);
        if (checked.verdict().isEmpty()) {
            reconciler.retry(alarms.now());
            return;
        }
        Verdict verdict = checked.verdict().get();
        Step step = server.health().onVerdict(server.state(), realServer, verdict, alarms.now());
        server.become(step.next());
        say(step.actions());
        boolean reconciled = false;
        for (Action action : step.actions()) {
            if (action instanceof Action.Reconcile reconcile) {
                reconcile(server, reconcile);
                reconciled = true;
            }
        }
        if (!reconciled) {
            reconciler.retry(alarms.now());
        }
        publish();
        notifyOf(step.actions());
    }

    private void reconcile(ServerRun server, Action.Reconcile reconcile) {
        if (reconcile.realServer() == Action.Reconcile.WHOLE) {
            reconciler.update(server.server(), server.state(), alarms.now());
        } else {
            reconciler.update(server.server(), server.state(), reconcile.realServer(), alarms.now());
        }
    }

    private void say(List<Action> actions) {
        for (Action action : actions) {
            if (action instanceof Action.Say say) {
                log.say(say.event());
            }
        }
    }

    private void notifyOf(List<Action> actions) {
        for (Action action : actions) {
            if (action instanceof Action.NotifyRealServer notification) {
                listener.onRealServer(notification);
            } else if (action instanceof Action.NotifyVirtualServer notification) {
                listener.onVirtualServer(notification);
            }
        }
    }

    private void publish() {
        List<CheckersSnapshot.VirtualServerStatus> status = new ArrayList<>(servers.size());
        for (ServerRun server : servers) {
            status.add(new CheckersSnapshot.VirtualServerStatus(server.server(), server.state()));
        }
        snapshot = new CheckersSnapshot(reconciler.unavailable(), status);
    }

    private List<Running> running() {
        return servers.stream().map(ServerRun::running).toList();
    }

    private static int indexOf(
            List<VirtualServer> configuration, Reload.@Nullable Reloaded[] taken, VirtualServer wanted) {
        for (int i = 0; i < configuration.size(); i++) {
            if (taken[i] == null && configuration.get(i).address().equals(wanted.address())) {
                return i;
            }
        }
        return -1;
    }
}
