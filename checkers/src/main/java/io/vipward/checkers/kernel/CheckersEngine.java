package io.vipward.checkers.kernel;

import io.vipward.checkers.core.Action;
import io.vipward.checkers.core.CheckerState;
import io.vipward.checkers.core.CheckerStep;
import io.vipward.checkers.core.Event;
import io.vipward.checkers.core.FileValues;
import io.vipward.checkers.core.KernelSettings;
import io.vipward.checkers.core.Reload;
import io.vipward.checkers.core.Running;
import io.vipward.checkers.core.ServerPlan;
import io.vipward.checkers.core.Step;
import io.vipward.checkers.core.ToldVerdicts;
import io.vipward.checkers.core.VirtualServerHealth;
import io.vipward.checkers.core.VirtualServerState;
import io.vipward.checkers.probe.Probes;
import io.vipward.ipvs.kernel.IpvsKernel;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.parser.model.BfdCheck;
import io.vipward.parser.model.FileCheck;
import io.vipward.parser.model.LvsSettings;
import io.vipward.parser.model.RealServer;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

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
    private final CheckerRuns checkerRuns;
    private final EventLog log = new EventLog();
    private final Reconciler reconciler;
    private final KernelWide kernelWide;
    private final Actions actions;
    private final Map<String, Long> files = new HashMap<>();
    private final Presence presence = new Presence();
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
    public CheckersEngine(
            EventLoop loop, IpvsKernel kernel, Probes probes, RandomGenerator random, NotificationListener listener) {
        this(new EventLoopAlarms(loop), kernel, probes, random, listener);
    }

    CheckersEngine(
            Alarms alarms, IpvsKernel kernel, Probes probes, RandomGenerator random, NotificationListener listener) {
        this.alarms = alarms;
        this.checkerRuns = new CheckerRuns(alarms, probes, random, log);
        this.reconciler = new Reconciler(kernel, log, alarms, this::running);
        this.kernelWide = new KernelWide(kernel, log, alarms);
        this.actions = new Actions(log, reconciler, listener);
    }

    /** The state after the last change. Any thread. */
    public CheckersSnapshot snapshot() {
        return snapshot;
    }

    /** What the next start or reload brings into effect; until then there is nothing of it. */
    public void want(KernelSettings settings) {
        kernelWide.want(settings);
    }

    /** An instance has gone to another state: the sync daemon may follow. */
    public void onInstance(String instance, boolean master) {
        kernelWide.syncDaemons().instanceIs(instance, master);
    }

    /** Sets the virtual servers up and begins to check. What an earlier run left in the kernel is taken over. */
    public void start(List<ServerPlan> configuration) {
        log.say(new Event.IpvsInitializing(false));
        kernelWide.flushAtStart();
        setUp(configuration);
    }

    private void setUp(List<ServerPlan> configuration) {
        List<Action> all = new ArrayList<>();
        List<ServerRun> started = new ArrayList<>();
        for (ServerPlan plan : configuration) {
            VirtualServerHealth.Started each =
                    new VirtualServerHealth(plan).onStart(new FileValues(files), alarms.now());
            started.add(run(each.running()));
            all.addAll(each.actions());
        }
        servers = started;
        begin(List.of(), all);
    }

    /**
     * Goes over to another configuration. What both have keeps its health, its connections and its place in the kernel.
     */
    public void reload(List<ServerPlan> configuration) {
        log.say(new Event.IpvsInitializing(true));
        endChecking();
        if (!serving) {
            setUp(configuration);
            return;
        }
        List<Running> before = running();
        Reload.Whole whole = new Reload(new FileValues(files), alarms.now()).whole(before, configuration);
        servers = whole.next().stream().map(this::run).toList();
        begin(before, whole.actions());
    }

    /**
     * Stops checking and takes our services out of the kernel, or everybody's with {@code lvs_flush_on_stop}.
     *
     * @param whenStopped called when the kernel's table is clean, on the loop's thread
     */
    public void stop(Runnable whenStopped) {
        endChecking();
        LvsSettings.FlushOnStop flush = kernelWide.wanted().flushOnStop();
        List<Running> before = running();
        List<Action> all = new ArrayList<>();
        for (ServerRun server : servers) {
            VirtualServerHealth health = server.health();
            Step step = flush == LvsSettings.FlushOnStop.NO
                    ? health.onStop(server.state(), alarms.now())
                    : health.onFlush(server.state(), alarms.now());
            all.addAll(step.actions());
        }
        servers = new ArrayList<>();
        boolean served = serving;
        serving = false;
        if (served) {
            actions.say(all);
            if (flush == LvsSettings.FlushOnStop.ALL) {
                kernelWide.flush();
            }
            reconciler.adopt(before, alarms.now());
            actions.notifyOf(all);
        }
        reconciler.cancel();
        publish();
        if (served) {
            kernelWide.end(whenStopped);
        } else {
            whenStopped.run();
        }
    }

    private void endChecking() {
        servers.forEach(ServerRun::cancelCheckers);
        checkerRuns.forget();
    }

    /** What tracked files say when the next configuration comes into effect. */
    public void know(Map<String, Long> fileValues) {
        files.putAll(fileValues);
    }

    /** A tracked file says another number. */
    public void onFile(String trackFile, long value) {
        files.put(trackFile, value);
        forEachTold((server, realServer, checker) -> {
            if (checker.check() instanceof FileCheck check && check.trackFile().equals(trackFile)) {
                checker.told(new ToldVerdicts(checker.settings()).onFile(check, checker.state(), value));
            }
        });
    }

    /** A BFD session is up, or is not. */
    public void onBfd(String session, boolean up) {
        forEachTold((server, realServer, checker) -> {
            if (checker.check() instanceof BfdCheck check && check.session().equals(session)) {
                checker.told(new ToldVerdicts(checker.settings()).onBfd(check, checker.state(), up));
            }
        });
    }

    private void forEachTold(Visitor visitor) {
        for (ServerRun server : servers) {
            for (int i = 0; i < server.checkers().size(); i++) {
                for (CheckerRun checker : server.checkers().get(i)) {
                    if (!checker.probes()) {
                        visitor.visit(server, i, checker);
                    }
                }
            }
        }
    }

    /** Sees each checker that is told. */
    private interface Visitor {
        void visit(ServerRun server, int realServer, CheckerRun checker);
    }

    /** An interface of this machine has got an address; before the start, each that is there. */
    public void onAddressAdded(InetAddress address) {
        if (presence.added(address)) {
            checkerRuns.resume(servers, address);
        }
    }

    /** An interface of this machine has lost an address. */
    public void onAddressRemoved(InetAddress address) {
        if (presence.removed(address)) {
            checkerRuns.suspend(servers, address, presence);
        }
    }

    /** The kernel first, then the words, then the notifications; then the checkers begin. */
    private void begin(List<Running> before, List<Action> all) {
        if (!reconciler.adopt(before, alarms.now()) && !serving) {
            reconciler.cancel();
            publish();
            return;
        }
        serving = true;
        kernelWide.begin();
        actions.say(all);
        publish();
        actions.notifyOf(all);
        checkerRuns.activate(servers, presence);
    }

    private ServerRun run(Running running) {
        ServerPlan plan = running.plan();
        ServerRun run = new ServerRun(plan, running.state());
        for (int i = 0; i < plan.realServers().size(); i++) {
            RealServer realServer = plan.realServers().get(i);
            int index = i;
            List<CheckerRun> checkers = new ArrayList<>();
            for (int j = 0; j < realServer.checkers().size(); j++) {
                CheckerState state = running.checkers().get(i).get(j);
                checkers.add(checkerRuns.run(
                        plan, realServer, realServer.checkers().get(j), state, step -> onJudged(run, index, step)));
            }
            run.add(checkers);
        }
        return run;
    }

    private void onJudged(ServerRun server, int realServer, CheckerStep checked) {
        VirtualServerState before = server.state();
        List<Action> all = new ArrayList<>();
        weigh(server, realServer, checked, all);
        checked.events().forEach(event -> all.add(new Action.Say(event)));
        checked.verdict().ifPresent(verdict -> {
            Step step = server.health().onVerdict(server.state(), realServer, verdict, alarms.now());
            server.become(step.next());
            all.addAll(step.actions());
        });
        actions.perform(server, all, alarms.now());
        // A thousand virtual servers may hear of one attempt, and most of them nothing new.
        if (!server.state().equals(before) || !Objects.equals(snapshot.unavailable(), reconciler.unavailable())) {
            publish();
        }
        actions.notifyOf(all);
    }

    /** What a checker adds to the weight is said before its verdict; what one adds that fails is only forgotten. */
    private void weigh(ServerRun server, int realServer, CheckerStep checked, List<Action> all) {
        long weight = server.weight(realServer);
        if (weight == server.state().realServers().get(realServer).effectiveWeight()) {
            return;
        }
        if (checked.next().up()) {
            Step step = server.health().onWeight(server.state(), realServer, weight);
            server.become(step.next());
            all.addAll(step.actions());
        } else {
            server.become(server.health().silentlyWeighed(server.state(), realServer, weight));
        }
    }

    /** One attempt may change a thousand virtual servers: what has not changed is not made anew each time. */
    private void publish() {
        List<CheckersSnapshot.VirtualServerStatus> status =
                servers.stream().map(ServerRun::status).toList();
        snapshot = new CheckersSnapshot(reconciler.unavailable(), status, checkerRuns.sharing());
    }

    private List<Running> running() {
        return servers.stream().map(ServerRun::running).toList();
    }
}
