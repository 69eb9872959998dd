package io.vipward.checkers.core;

import static io.vipward.checkers.core.Configurations.alphaCheck;
import static io.vipward.checkers.core.Configurations.check;
import static io.vipward.checkers.core.Configurations.inhibited;
import static io.vipward.checkers.core.Configurations.realServer;
import static io.vipward.checkers.core.Configurations.virtualServer;
import static io.vipward.checkers.core.HealthSteps.VS;
import static io.vipward.checkers.core.HealthSteps.WHY;
import static io.vipward.checkers.core.HealthSteps.begun;
import static io.vipward.checkers.core.HealthSteps.down;
import static io.vipward.checkers.core.HealthSteps.script;
import static io.vipward.checkers.core.HealthSteps.table;
import static io.vipward.checkers.core.HealthSteps.three;
import static io.vipward.checkers.core.HealthSteps.up;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.model.VirtualServer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VirtualServerHealthTest {
    @Test
    void everythingIsAssumedUpAtTheStart() {
        VirtualServer server = three().build();

        Step step = begun(new VirtualServerHealth(ServerPlan.of(server)));

        assertEquals(
                List.of("Gained quorum 1+0=1 <= 3 for VS " + VS, "reconcile all", "VS " + VS + " UP"), script(step));
        assertTrue(step.next().quorumUp());
        assertEquals(List.of("10.1.0.1 1", "10.1.0.2 1", "10.1.0.3 1"), table(server, step.next()));
    }

    @Test
    void anAlphaServerStartsDownAndOneWithoutCheckersUp() {
        VirtualServer server = virtualServer()
                .with(realServer("10.1.0.1", 80, 1, alphaCheck("10.1.0.1", 80, 1)))
                .with(realServer("10.1.0.2", 80, 1))
                .build();

        VirtualServerState state = new VirtualServerHealth(ServerPlan.of(server))
                .onStart(FileValues.NONE, 0)
                .running()
                .state();

        assertEquals(List.of("10.1.0.2 1"), table(server, state));
        assertEquals(
                "alpha: down until checked", state.realServers().get(0).reason().detail());
        assertEquals("has no checker", state.realServers().get(1).reason().detail());
    }

    @Test
    void aFailureRemovesAndASuccessAddsAgain() {
        VirtualServer server = virtualServer()
                .with(realServer("10.1.0.1", 8001, 1, check("10.1.0.1", 8001, 1)))
                .build();
        VirtualServerHealth health = new VirtualServerHealth(ServerPlan.of(server));

        Step down =
                health.onVerdict(health.onStart(FileValues.NONE, 0).running().state(), 0, down(true), 7);
        Step up = health.onVerdict(down.next(), 0, up(false), 9);

        assertEquals(
                List.of(
                        "Removing service [10.1.0.1]:tcp:8001 from VS " + VS,
                        "Lost quorum 1-0=1 > 0 for VS " + VS,
                        "reconcile 0",
                        "RS [10.1.0.1]:tcp:8001 " + VS + " DOWN",
                        "VS " + VS + " DOWN"),
                script(down));
        assertEquals(
                new RealServerState(false, 1, 1, WHY, 7),
                down.next().realServers().get(0));
        assertEquals(List.of(), table(server, down.next()));
        assertEquals(
                List.of(
                        "Adding service [10.1.0.1]:tcp:8001 to VS " + VS,
                        "Gained quorum 1+0=1 <= 1 for VS " + VS,
                        "reconcile 0",
                        "RS [10.1.0.1]:tcp:8001 " + VS + " UP",
                        "VS " + VS + " UP"),
                script(up));
        assertEquals(List.of("10.1.0.1 1"), table(server, up.next()));
    }

    @Test
    void severalCheckersMustAllBeGood() {
        VirtualServer server = virtualServer()
                .with(realServer("10.1.0.1", 80, 1, check("10.1.0.1", 1, 1), check("10.1.0.1", 2, 1)))
                .build();
        VirtualServerHealth health = new VirtualServerHealth(ServerPlan.of(server));

        Step firstFails =
                health.onVerdict(health.onStart(FileValues.NONE, 0).running().state(), 0, down(true), 0);
        Step secondFails = health.onVerdict(firstFails.next(), 0, down(true), 0);
        Step firstGood = health.onVerdict(secondFails.next(), 0, up(false), 0);
        Step secondGood = health.onVerdict(firstGood.next(), 0, up(false), 0);

        assertFalse(firstFails.next().realServers().get(0).alive());
        assertEquals(List.of(), script(secondFails));
        assertEquals(List.of(), script(firstGood));
        assertEquals(
                "Adding service [10.1.0.1]:tcp:80 to VS " + VS,
                script(secondGood).get(0));
    }

    @Test
    void anInhibitedServerStaysWithWeightZero() {
        VirtualServer server = virtualServer()
                .with(inhibited("10.1.0.1", 80, 5, alphaCheck("10.1.0.1", 80, 1)))
                .with(inhibited("10.1.0.2", 80, 6, alphaCheck("10.1.0.2", 80, 1)))
                .build();
        VirtualServerHealth health = new VirtualServerHealth(ServerPlan.of(server));

        Step start = begun(health);
        Step up = health.onVerdict(start.next(), 0, up(false), 0);
        Step down = health.onVerdict(up.next(), 0, down(true), 0);
        Step stop = health.onStop(up.next(), 0);

        assertEquals(List.of("reconcile all"), script(start));
        assertEquals(List.of("10.1.0.1 0", "10.1.0.2 0"), table(server, start.next()));
        assertEquals(
                "Enabling service [10.1.0.1]:tcp:80 of VS " + VS, script(up).get(0));
        assertEquals("Gained quorum 1+0=1 <= 5 for VS " + VS, script(up).get(1));
        assertEquals(List.of("10.1.0.1 5", "10.1.0.2 0"), table(server, up.next()));
        assertEquals(
                "Disabling service [10.1.0.1]:tcp:80 of VS " + VS, script(down).get(0));
        assertEquals(List.of("10.1.0.1 0", "10.1.0.2 0"), table(server, down.next()));
        assertEquals(
                List.of(
                        "Shutting down service [10.1.0.1]:tcp:80 from VS " + VS,
                        "Shutting down (inhibited) service [10.1.0.2]:tcp:80 from VS " + VS,
                        "reconcile all"),
                script(stop));
    }

    @Test
    void anAlphaServerThatNeverWasUpIsReportedDownAtItsFirstFailure() {
        VirtualServer server = virtualServer()
                .with(realServer("10.1.0.1", 80, 1, alphaCheck("10.1.0.1", 80, 1)))
                .build();
        VirtualServerHealth health = new VirtualServerHealth(ServerPlan.of(server));

        Step step = health.onVerdict(
                health.onStart(FileValues.NONE, 0).running().state(),
                0,
                new Verdict(false, false, true, true, WHY, Optional.empty()),
                0);

        assertEquals(List.of("RS [10.1.0.1]:tcp:80 " + VS + " DOWN"), script(step));
    }

    @Test
    void theFirstSuccessOfAServerAssumedUpIsNotReported() {
        VirtualServer server = three().build();
        VirtualServerHealth health = new VirtualServerHealth(ServerPlan.of(server));

        Step step = health.onVerdict(
                health.onStart(FileValues.NONE, 0).running().state(),
                0,
                new Verdict(true, true, true, false, WHY, Optional.empty()),
                0);

        assertEquals(List.of(), script(step));
        assertEquals(WHY, step.next().realServers().get(0).reason());
    }

    @Test
    void aWeightOfZeroIsNoFailureButCountsNothing() {
        VirtualServer server = virtualServer()
                .with(realServer("10.1.0.1", 80, 3, check("10.1.0.1", 80, 1)))
                .build();
        VirtualServerHealth health = new VirtualServerHealth(ServerPlan.of(server));

        Step step = health.onWeight(health.onStart(FileValues.NONE, 0).running().state(), 0, -7);

        assertEquals(
                List.of(
                        "Changing weight from 3 to 0 for active service [10.1.0.1]:tcp:80 of VS " + VS,
                        "Lost quorum 1-0=1 > 0 for VS " + VS,
                        "reconcile 0",
                        "VS " + VS + " DOWN"),
                script(step));
        assertEquals(List.of("10.1.0.1 0"), table(server, step.next()));
        assertTrue(step.next().realServers().get(0).alive());
    }
}
