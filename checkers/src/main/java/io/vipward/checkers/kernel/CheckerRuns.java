package io.vipward.checkers.kernel;

import io.vipward.checkers.core.CheckerIdentity;
import io.vipward.checkers.core.CheckerSettings;
import io.vipward.checkers.core.CheckerState;
import io.vipward.checkers.core.CheckerStep;
import io.vipward.checkers.core.Event;
import io.vipward.checkers.core.ProbeResult;
import io.vipward.checkers.core.ServerPlan;
import io.vipward.checkers.core.Verdicts;
import io.vipward.checkers.probe.Probes;
import io.vipward.ipvs.table.ServiceKey;
import io.vipward.netlink.wire.AddressText;
import io.vipward.parser.model.Checker;
import io.vipward.parser.model.RealServer;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Makes the checkers of virtual servers, and switches them on and off. On the loop's thread. */
final class CheckerRuns {
    private final Alarms alarms;
    private final Probes probes;
    private final RandomGenerator random;
    private final EventLog log;
    private final Map<Object, SharedProbe> shared = new HashMap<>();
    private CheckersSnapshot.Sharing sharing = CheckersSnapshot.Sharing.NONE;

    CheckerRuns(Alarms alarms, Probes probes, RandomGenerator random, EventLog log) {
        this.alarms = alarms;
        this.probes = probes;
        this.random = random;
        this.log = log;
    }

    CheckerRun run(
            ServerPlan plan,
            RealServer realServer,
            Checker check,
            CheckerState state,
            Consumer<CheckerStep> whenJudged) {
        CheckerSettings settings = CheckerSettings.of(plan.label(), plan.label(realServer), check);
        if (!CheckerSettings.probes(check)) {
            return new CheckerRun(
                    new CheckerRun.Setup(check, settings, CheckerRuns::neverAsks), state, alarms, null, whenJudged);
        }
        Verdicts verdicts = Verdicts.of(
                settings, check, probes.program(check), realServer.settings().weight());
        CheckerRun.Setup setup = new CheckerRun.Setup(check, settings, verdicts);
        return new CheckerRun(setup, state, alarms, probe(plan, check), whenJudged);
    }

    private SharedProbe probe(ServerPlan plan, Checker check) {
        SharedProbe own = new SharedProbe(() -> probes.prober(check));
        Optional<Object> identity = CheckerIdentity.ofAttempts(check);
        if (identity.isEmpty()) {
            return own;
        }
        SharedProbe known = plan.sharesProbes() ? shared.putIfAbsent(identity.get(), own) : null;
        sharing = sharing.and(known == null);
        return known == null ? own : known;
    }

    /** All checkers have ended; others come. */
    void forget() {
        shared.clear();
        sharing = CheckersSnapshot.Sharing.NONE;
    }

    /** What is saved now. */
    CheckersSnapshot.Sharing sharing() {
        return sharing;
    }

    private static CheckerStep neverAsks(CheckerState state, ProbeResult result, long nowNanos) {
        throw new IllegalStateException("a checker that does not ask got the answer " + result);
    }

    /** The first attempts, spread over their {@code warmup}. */
    void activate(List<ServerRun> servers, Presence presence) {
        for (ServerRun server : servers) {
            boolean suspended = server.plan().suspends() && !isHere(server.plan(), presence);
            server.forEachChecker(checker -> activate(server, checker, suspended));
        }
        log.say(new Event.BfdActivated());
        if (sharing.probes() < sharing.checks()) {
            log.say(new Event.ProbesShared(sharing.checks(), sharing.probes()));
        }
    }

    private void activate(ServerRun server, CheckerRun checker, boolean suspended) {
        if (!checker.probes()) {
            return;
        }
        String realServer = checker.settings().realServer();
        checker.enable(!suspended);
        if (suspended) {
            log.say(new Event.CheckerSuspended(true, realServer, server.plan().label()));
        } else if (!checker.state().hasRun()) {
            log.say(new Event.CheckerActivated(realServer, server.plan().label()));
        }
        checker.begin(() -> Verdicts.firstProbeAt(checker.settings().schedule(), alarms.now(), random));
    }

    private static boolean isHere(ServerPlan plan, Presence presence) {
        for (ServiceKey key : plan.services()) {
            if (key instanceof ServiceKey.Endpoint endpoint && presence.has(endpoint.address())) {
                return true;
            }
        }
        return false;
    }

    /** {@code ha_suspend}: an address has come to this machine; probing goes on when it is next due. */
    void resume(List<ServerRun> servers, InetAddress address) {
        for (ServerRun server : servers) {
            if (server.plan().suspends() && server.plan().serves(address)) {
                log.say(new Event.AddressReported(true, AddressText.of(address)));
                server.forEachChecker(checker -> {
                    if (checker.probes() && !checker.enabled()) {
                        checker.enable(true);
                        log.say(new Event.CheckerActivated(
                                checker.settings().realServer(), server.plan().label()));
                    }
                });
            }
        }
    }

    /** {@code ha_suspend}: an address has left this machine; verdicts and the pool stay as they are. */
    void suspend(List<ServerRun> servers, InetAddress address, Presence presence) {
        for (ServerRun server : servers) {
            ServerPlan plan = server.plan();
            if (plan.suspends() && plan.serves(address) && !isHere(plan, presence)) {
                log.say(new Event.AddressReported(false, AddressText.of(address)));
                server.forEachChecker(checker -> {
                    if (checker.probes() && checker.enabled()) {
                        checker.enable(false);
                        log.say(new Event.CheckerSuspended(
                                false, checker.settings().realServer(), plan.label()));
                    }
                });
            }
        }
    }
}
