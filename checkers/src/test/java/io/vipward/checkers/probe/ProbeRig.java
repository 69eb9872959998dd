package io.vipward.checkers.probe;

import io.vipward.checkers.core.CheckerSettings;
import io.vipward.checkers.core.CheckerState;
import io.vipward.checkers.core.CheckerStep;
import io.vipward.checkers.core.Event;
import io.vipward.checkers.core.PlanText;
import io.vipward.checkers.core.ProbeResult;
import io.vipward.checkers.core.ServerPlan;
import io.vipward.checkers.core.Verdicts;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.parser.model.Checker;
import io.vipward.parser.model.RealServer;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the first attempts of checkers, all at the same time on one loop, and says what came of them. The checkers have
 * {@code retry 0}, {@code log_all_failures} and {@code connect_timeout 0.6}.
 */
final class ProbeRig {
    private static final long LONGEST_NANOS = 20_000_000_000L;

    private final List<Case> cases = new ArrayList<>();
    private int running;

    /**
     * One attempt.
     *
     * @param result what the probe said
     * @param step what that means
     */
    record Outcome(String name, ProbeResult result, CheckerStep step) {
        boolean up() {
            return step.next().up();
        }

        List<String> lines() {
            return step.events().stream().map(Event::text).toList();
        }
    }

    private record Case(String name, Checker check, Verdicts verdicts) {}

    /** @param checker a whole checker block; the server is at 127.0.0.1 */
    ProbeRig with(String name, int port, String checker) {
        ServerPlan plan = PlanText.plans("virtual_server 10.9.0.100 80 {\nprotocol TCP\nretry 1\n"
                        + "real_server 127.0.0.1 " + Math.max(1, port) + " {\n" + checker + "\n}\n}\n")
                .get(0);
        RealServer realServer = plan.realServers().get(0);
        Checker check = realServer.checkers().get(0);
        String label = plan.label(realServer);
        Verdicts verdicts = Verdicts.of(CheckerSettings.of(plan.label(), label, check), check, "", 1);
        cases.add(new Case(name, check, verdicts));
        return this;
    }

    static String settings() {
        return "connect_timeout 0.6\nretry 0\nlog_all_failures\n";
    }

    List<Outcome> run() throws Exception {
        return run(TlsEngines.anonymous());
    }

    List<Outcome> run(TlsEngines tls) throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        try (EventLoop loop = new EventLoop("probes")) {
            LoopProbes probes = new LoopProbes(loop, tls, new NoPrograms());
            running = cases.size();
            for (Case each : cases) {
                Prober prober = probes.prober(each.check());
                prober.start(0, result -> {
                    outcomes.add(new Outcome(each.name(), result, judge(each, result)));
                    prober.close();
                    if (--running == 0) {
                        loop.stop();
                    }
                });
            }
            loop.timer("too long", now -> loop.stop()).armAt(loop.now() + LONGEST_NANOS);
            loop.run();
        }
        if (running > 0) {
            throw new AssertionError(running + " attempts have not ended");
        }
        return outcomes;
    }

    private static CheckerStep judge(Case each, ProbeResult result) {
        CheckerState state = CheckerState.atStart(each.check());
        return each.verdicts().onResult(state, result, 0);
    }
}
