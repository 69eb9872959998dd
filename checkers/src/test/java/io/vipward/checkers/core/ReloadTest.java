package io.vipward.checkers.core;

import static io.vipward.checkers.core.Configurations.alphaCheck;
import static io.vipward.checkers.core.Configurations.check;
import static io.vipward.checkers.core.Configurations.inhibited;
import static io.vipward.checkers.core.Configurations.realServer;
import static io.vipward.checkers.core.Configurations.schedule;
import static io.vipward.checkers.core.Configurations.virtualServer;
import static io.vipward.checkers.core.HealthSteps.down;
import static io.vipward.checkers.core.HealthSteps.script;
import static io.vipward.checkers.core.HealthSteps.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.VirtualServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReloadTest {
    private static final String VS = "[10.9.0.100]:tcp:80";
    private static final RealServer ONE = realServer("10.1.0.1", 8001, 1, check("10.1.0.1", 8001, 2));
    private static final RealServer TWO = realServer("10.1.0.2", 8002, 1, check("10.1.0.2", 8002, 2));
    private static final Reload RELOAD = new Reload(FileValues.NONE, 1_000);

    @Test
    void nothingChangedChangesNothing() {
        VirtualServer server = virtualServer().with(ONE).with(TWO).build();
        Running before = failed(running(server), 0);

        Reload.Reloaded after = RELOAD.kept(before, ServerPlan.of(server));

        assertEquals(List.of("reconcile all"), script(after.actions()));
        assertEquals(before.state(), after.next().state());
        assertEquals(before.checkers(), after.next().checkers());
    }

    @Test
    void aServerIsDroppedAnotherGetsWeightAThirdIsNew() {
        VirtualServer old = virtualServer().with(ONE).with(TWO).build();
        VirtualServer now = virtualServer()
                .scheduler("wlc")
                .with(realServer("10.1.0.2", 8002, 5, check("10.1.0.2", 8002, 2)))
                .with(realServer("10.1.0.3", 8003, 1, check("10.1.0.3", 8003, 2)))
                .build();

        Reload.Reloaded after = RELOAD.kept(running(old), ServerPlan.of(now));

        assertEquals(
                List.of(
                        "service [10.1.0.1]:tcp:8001 no longer exist",
                        "Removing service [10.1.0.1]:tcp:8001 from VS " + VS,
                        "Changing weight from 1 to 5 for active service [10.1.0.2]:tcp:8002 of VS " + VS,
                        "reconcile all",
                        "RS [10.1.0.1]:tcp:8001 " + VS + " DOWN"),
                script(after.actions()));
        assertEquals(
                List.of("10.1.0.2 5", "10.1.0.3 1"), table(now, after.next().state()));
        assertTrue(after.next().state().quorumUp());
    }

    @Test
    void aServerThatIsDownStaysDownAndIsDroppedInSilence() {
        VirtualServer old = virtualServer().with(ONE).with(TWO).build();
        Running before = failed(running(old), 0);

        Reload.Reloaded kept =
                RELOAD.kept(before, ServerPlan.of(virtualServer().with(ONE).build()));
        Reload.Reloaded dropped =
                RELOAD.kept(before, ServerPlan.of(virtualServer().with(TWO).build()));

        assertFalse(kept.next().state().realServers().get(0).alive());
        assertEquals(
                List.of("service [10.1.0.1]:tcp:8001 no longer exist", "reconcile all"), script(dropped.actions()));
    }

    @Test
    void droppingTheOnlyFailedCheckerBringsTheServerUp() {
        RealServer both = realServer("10.1.0.2", 8002, 1, check("10.1.0.2", 8002, 2), check("10.1.0.2", 8009, 2));
        VirtualServer old = virtualServer().with(both).build();
        Running before = failedChecker(running(old), 1);

        Reload.Reloaded after =
                RELOAD.kept(before, ServerPlan.of(virtualServer().with(TWO).build()));

        assertEquals(
                List.of(
                        "Adding service [10.1.0.2]:tcp:8002 to VS " + VS,
                        "Gained quorum 1+0=1 <= 1 for VS " + VS,
                        "reconcile all",
                        "RS [10.1.0.2]:tcp:8002 " + VS + " UP",
                        "VS " + VS + " UP"),
                script(after.actions()));
    }

    @Test
    void anInhibitedServerThatIsDownIsSaidToBeSoWhenItGoes() {
        RealServer down = inhibited("10.1.0.1", 8001, 1, check("10.1.0.1", 8001, 2));
        VirtualServer old = virtualServer().with(down).with(TWO).build();
        Running before = failed(running(old), 0);

        Reload.Reloaded after =
                RELOAD.kept(before, ServerPlan.of(virtualServer().with(TWO).build()));

        assertEquals(
                List.of(
                        "service [10.1.0.1]:tcp:8001 no longer exist",
                        "Removing (inhibited) service [10.1.0.1]:tcp:8001 from VS " + VS,
                        "reconcile all"),
                script(after.actions()));
    }

    @Test
    void aVirtualServerThatIsGoneTakesItsServersAlong() {
        Running before = failed(running(virtualServer().with(ONE).with(TWO).build()), 0);

        List<Action> actions = RELOAD.removed(before);

        assertEquals(
                List.of(
                        "Removing Virtual Server " + VS,
                        "Removing service [10.1.0.2]:tcp:8002 from VS " + VS,
                        "reconcile all"),
                script(actions));
    }

    @Test
    void newCheckersOfARunningDaemonHaveAllTheirRetries() {
        VirtualServer old = virtualServer().with(TWO).build();

        Reload.Reloaded after = RELOAD.kept(
                running(old), ServerPlan.of(virtualServer().with(TWO).with(ONE).build()));
        Reload.Reloaded added =
                RELOAD.added(ServerPlan.of(virtualServer().with(ONE).build()));

        assertEquals(
                new CheckerState(true, false, 0, 0),
                after.next().checkers().get(1).get(0));
        assertEquals(
                new CheckerState(true, false, 0, 0),
                added.next().checkers().get(0).get(0));
    }

    @Test
    void aNewAlphaServerStartsDownAndOneFailureIsEnoughForIt() {
        RealServer alpha = realServer("10.1.0.1", 8001, 1, alphaCheck("10.1.0.1", 8001, 2));

        Reload.Reloaded after = RELOAD.kept(
                running(virtualServer().with(TWO).build()),
                ServerPlan.of(virtualServer().with(TWO).with(alpha).build()));

        assertFalse(after.next().state().realServers().get(1).alive());
        assertEquals(
                new CheckerState(false, false, 2, 0),
                after.next().checkers().get(1).get(0));
    }

    @Test
    void aNewAlphaCheckerBesideAFailedOneIsAssumedDown() {
        VirtualServer old = virtualServer().with(TWO).build();
        RealServer both = realServer("10.1.0.2", 8002, 1, check("10.1.0.2", 8002, 2), alphaCheck("10.1.0.2", 8009, 2));
        VirtualServer now = virtualServer().with(both).build();

        Reload.Reloaded whileDown = RELOAD.kept(failed(running(old), 0), ServerPlan.of(now));
        Reload.Reloaded whileUp = RELOAD.kept(running(old), ServerPlan.of(now));

        assertEquals(
                new CheckerState(false, false, 2, 0),
                whileDown.next().checkers().get(0).get(1));
        assertEquals(2, whileDown.next().state().realServers().get(0).failedCheckers());
        assertEquals(
                new CheckerState(true, false, 0, 0),
                whileUp.next().checkers().get(0).get(1));
        assertTrue(whileUp.next().state().realServers().get(0).alive());
    }

    @Test
    void failuresAreLimitedToTheNewNumberOfRetries() {
        VirtualServer old = virtualServer().with(TWO).build();
        Running started = running(old);
        Running before =
                new Running(ServerPlan.of(old), started.state(), List.of(List.of(new CheckerState(true, true, 2, 0))));
        RealServer hasty = realServer("10.1.0.2", 8002, 1, check("10.1.0.2", 8002, schedule(9, 1, 3, false)));

        Reload.Reloaded after =
                RELOAD.kept(before, ServerPlan.of(virtualServer().with(hasty).build()));

        assertEquals(
                new CheckerState(true, true, 1, 0),
                after.next().checkers().get(0).get(0));
    }

    @Test
    void droppingTheActiveSorryServerPutsTheAliveServersBack() {
        VirtualServer old = virtualServer()
                .quorum(2, 0)
                .sorry("10.1.0.3", 9000, false)
                .with(ONE)
                .with(TWO)
                .build();
        Running before = failed(running(old), 0);
        VirtualServer now = virtualServer().quorum(2, 0).with(ONE).with(TWO).build();

        Reload.Reloaded after = RELOAD.kept(before, ServerPlan.of(now));

        assertEquals(
                List.of(
                        "Removing sorry server [10.1.0.3]:tcp:9000 from VS " + VS,
                        "Adding alive servers to the pool for VS " + VS,
                        "reconcile all"),
                script(after.actions()));
        assertEquals(List.of("10.1.0.2 1"), table(now, after.next().state()));
    }

    @Test
    void anotherSorryServerTakesTheActiveOnesPlace() {
        VirtualServer old =
                virtualServer().sorry("10.1.0.3", 9000, false).with(ONE).build();
        Running before = failed(running(old), 0);
        VirtualServer now =
                virtualServer().sorry("10.1.0.4", 9000, false).with(ONE).build();

        Reload.Reloaded after = RELOAD.kept(before, ServerPlan.of(now));

        assertEquals(
                List.of(
                        "Removing sorry server [10.1.0.3]:tcp:9000 from VS " + VS,
                        "Starting with quorum down 1-0=1 > 0 for VS " + VS,
                        "Adding sorry server [10.1.0.4]:tcp:9000 to VS " + VS,
                        "Removing alive servers from the pool for VS " + VS,
                        "reconcile all",
                        "VS " + VS + " DOWN"),
                script(after.actions()));
        assertEquals(List.of("10.1.0.4 1"), table(now, after.next().state()));
    }

    @Test
    void aHigherQuorumIsLostAtOnce() {
        VirtualServer old = virtualServer().with(ONE).with(TWO).build();

        Reload.Reloaded after = RELOAD.kept(
                failed(running(old), 0),
                ServerPlan.of(virtualServer().quorum(2, 0).with(ONE).with(TWO).build()));

        assertTrue(script(after.actions()).contains("Lost quorum 2-0=2 > 1 for VS " + VS));
    }

    private static Running running(VirtualServer server) {
        Step step = HealthSteps.begun(new VirtualServerHealth(ServerPlan.of(server)));
        List<List<CheckerState>> checkers = new ArrayList<>();
        for (RealServer realServer : server.realServers()) {
            checkers.add(realServer.checkers().stream()
                    .map(check -> new CheckerState(true, true, 0, 0))
                    .toList());
        }
        return new Running(ServerPlan.of(server), step.next(), checkers);
    }

    /** The real server's only checker has failed. */
    private static Running failed(Running running, int index) {
        List<List<CheckerState>> checkers = new ArrayList<>(running.checkers());
        checkers.set(index, List.of(new CheckerState(false, true, 0, 0)));
        VirtualServerState state = new VirtualServerHealth(running.plan())
                .onVerdict(running.state(), index, down(true), 0)
                .next();
        return new Running(running.plan(), state, checkers);
    }

    /** One of the several checkers of the first real server has failed. */
    private static Running failedChecker(Running running, int checker) {
        List<CheckerState> states = new ArrayList<>(running.checkers().get(0));
        states.set(checker, new CheckerState(false, true, 0, 0));
        VirtualServerState state = new VirtualServerHealth(running.plan())
                .onVerdict(running.state(), 0, down(true), 0)
                .next();
        return new Running(running.plan(), state, List.of(states));
    }
}
