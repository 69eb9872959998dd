package io.vipward.checkers.core;

import static io.vipward.checkers.core.Configurations.alphaCheck;
import static io.vipward.checkers.core.Configurations.check;
import static io.vipward.checkers.core.Configurations.inhibited;
import static io.vipward.checkers.core.Configurations.realServer;
import static io.vipward.checkers.core.Configurations.virtualServer;
import static io.vipward.checkers.core.HealthSteps.VS;
import static io.vipward.checkers.core.HealthSteps.begun;
import static io.vipward.checkers.core.HealthSteps.down;
import static io.vipward.checkers.core.HealthSteps.four;
import static io.vipward.checkers.core.HealthSteps.script;
import static io.vipward.checkers.core.HealthSteps.table;
import static io.vipward.checkers.core.HealthSteps.up;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.model.VirtualServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The quorum, and who serves without it. */
class SorryServerTest {
    @Test
    void quorumWithHysteresisHasTheWidthThatTheManualSays() {
        VirtualServer server = four().quorum(3, 1).build();
        VirtualServerHealth health = new VirtualServerHealth(ServerPlan.of(server));
        List<Boolean> quorum = new ArrayList<>();

        VirtualServerState state = health.onStart(FileValues.NONE, 0).running().state();
        quorum.add(state.quorumUp());
        for (int i = 0; i < 3; i++) {
            state = health.onVerdict(state, i, down(true), 0).next();
            quorum.add(state.quorumUp());
        }
        for (int i = 0; i < 3; i++) {
            state = health.onVerdict(state, i, up(false), 0).next();
            quorum.add(state.quorumUp());
        }

        assertEquals(List.of(true, true, true, false, false, false, true), quorum);
    }

    @Test
    void withoutASorryServerTheRemainingServersStayWhenTheQuorumIsLost() {
        VirtualServer server = four().quorum(3, 1).build();
        VirtualServerHealth health = new VirtualServerHealth(ServerPlan.of(server));

        VirtualServerState state = health.onStart(FileValues.NONE, 0).running().state();
        for (int i = 0; i < 3; i++) {
            state = health.onVerdict(state, i, down(true), 0).next();
        }

        assertFalse(state.quorumUp());
        assertEquals(List.of("10.1.0.4 1"), table(server, state));
    }

    @Test
    void theSorryServerTakesOverAndGivesBack() {
        VirtualServer server =
                four().quorum(3, 1).sorry("10.1.0.99", 9000, false).build();
        VirtualServerHealth health = new VirtualServerHealth(ServerPlan.of(server));
        VirtualServerState two = health.onVerdict(
                        health.onVerdict(
                                        health.onStart(FileValues.NONE, 0)
                                                .running()
                                                .state(),
                                        0,
                                        down(true),
                                        0)
                                .next(),
                        1,
                        down(true),
                        0)
                .next();

        Step lost = health.onVerdict(two, 2, down(true), 0);
        Step all = health.onVerdict(lost.next(), 3, down(true), 0);
        Step one = health.onVerdict(all.next(), 0, up(false), 0);
        VirtualServerState three = health.onVerdict(
                        health.onVerdict(one.next(), 1, up(false), 0).next(), 2, up(false), 0)
                .next();
        Step gained = health.onVerdict(three, 3, up(false), 0);

        assertEquals(
                List.of(
                        "Removing service [10.1.0.3]:tcp:80 from VS " + VS,
                        "Lost quorum 3-1=2 > 1 for VS " + VS,
                        "Adding sorry server [10.1.0.99]:tcp:9000 to VS " + VS,
                        "Removing alive servers from the pool for VS " + VS,
                        "reconcile all",
                        "RS [10.1.0.3]:tcp:80 " + VS + " DOWN",
                        "VS " + VS + " DOWN"),
                script(lost));
        assertEquals(List.of("10.1.0.99 1"), table(server, lost.next()));
        assertEquals(
                List.of("Removing service [10.1.0.4]:tcp:80 from VS " + VS, "RS [10.1.0.4]:tcp:80 " + VS + " DOWN"),
                script(all));
        assertEquals(
                List.of("Adding service [10.1.0.1]:tcp:80 to VS " + VS, "RS [10.1.0.1]:tcp:80 " + VS + " UP"),
                script(one));
        assertEquals(List.of("10.1.0.99 1"), table(server, three));
        assertEquals(
                List.of(
                        "Adding service [10.1.0.4]:tcp:80 to VS " + VS,
                        "Gained quorum 3+1=4 <= 4 for VS " + VS,
                        "Removing sorry server [10.1.0.99]:tcp:9000 from VS " + VS,
                        "Adding alive servers to the pool for VS " + VS,
                        "reconcile all",
                        "RS [10.1.0.4]:tcp:80 " + VS + " UP",
                        "VS " + VS + " UP"),
                script(gained));
        assertEquals(List.of("10.1.0.1 1", "10.1.0.2 1", "10.1.0.3 1", "10.1.0.4 1"), table(server, gained.next()));
    }

    @Test
    void allDownAtTheStartBringsTheSorryServerIn() {
        VirtualServer server = virtualServer()
                .sorry("10.1.0.3", 9000, false)
                .with(realServer("10.1.0.1", 80, 1, alphaCheck("10.1.0.1", 80, 1)))
                .build();
        VirtualServerHealth health = new VirtualServerHealth(ServerPlan.of(server));

        Step start = begun(health);
        Step up = health.onVerdict(start.next(), 0, up(false), 0);

        assertEquals(
                List.of(
                        "Starting with quorum down 1-0=1 > 0 for VS " + VS,
                        "Adding sorry server [10.1.0.3]:tcp:9000 to VS " + VS,
                        "Removing alive servers from the pool for VS " + VS,
                        "reconcile all",
                        "VS " + VS + " DOWN"),
                script(start));
        assertEquals(List.of("10.1.0.3 1"), table(server, start.next()));
        assertEquals(List.of("10.1.0.1 1"), table(server, up.next()));
    }

    @Test
    void aSorryServerWithInhibitIsAlwaysThere() {
        VirtualServer server = virtualServer()
                .sorry("10.1.0.3", 9000, true)
                .with(realServer("10.1.0.1", 80, 1, check("10.1.0.1", 80, 1)))
                .build();
        VirtualServerHealth health = new VirtualServerHealth(ServerPlan.of(server));

        Step start = begun(health);
        Step lost = health.onVerdict(start.next(), 0, down(true), 0);
        Step back = health.onVerdict(lost.next(), 0, up(false), 0);

        assertEquals(List.of("10.1.0.1 1", "10.1.0.3 0"), table(server, start.next()));
        assertTrue(script(lost).contains("Enabling sorry server [10.1.0.3]:tcp:9000 to VS " + VS));
        assertEquals(List.of("10.1.0.3 1"), table(server, lost.next()));
        assertTrue(script(back).contains("Disabling sorry server [10.1.0.3]:tcp:9000 from VS " + VS));
        assertEquals(List.of("10.1.0.1 1", "10.1.0.3 0"), table(server, back.next()));
    }

    @Test
    void inhibitedServersStayBesideTheSorryServerWithWeightZero() {
        VirtualServer server = virtualServer()
                .quorum(2, 0)
                .sorry("10.1.0.99", 80, false)
                .with(inhibited("10.1.0.1", 80, 1, check("10.1.0.1", 80, 1)))
                .with(inhibited("10.1.0.2", 80, 1, check("10.1.0.2", 80, 1)))
                .build();
        VirtualServerHealth health = new VirtualServerHealth(ServerPlan.of(server));

        Step lost =
                health.onVerdict(health.onStart(FileValues.NONE, 0).running().state(), 0, down(true), 0);

        assertEquals(List.of("10.1.0.1 0", "10.1.0.2 0", "10.1.0.99 1"), table(server, lost.next()));
    }

    @Test
    void aSorryServerThatIsARealServerHasOnePlace() {
        VirtualServer server = virtualServer()
                .sorry("10.1.0.1", 80, false)
                .with(realServer("10.1.0.1", 80, 4, check("10.1.0.1", 80, 1)))
                .build();
        VirtualServerHealth health = new VirtualServerHealth(ServerPlan.of(server));

        Step start = begun(health);
        Step lost = health.onVerdict(start.next(), 0, down(true), 0);

        assertEquals(List.of("10.1.0.1 4"), table(server, start.next()));
        assertEquals(List.of("10.1.0.1 1"), table(server, lost.next()));
    }

    @Test
    void withNoWeightAtAllThereIsNoQuorumToGain() {
        VirtualServer server =
                virtualServer().quorum(0, 0).with(realServer("10.1.0.1", 80, 0)).build();

        Step step = begun(new VirtualServerHealth(ServerPlan.of(server)));

        assertEquals(List.of("reconcile all"), script(step));
        assertEquals(List.of("10.1.0.1 0"), table(server, step.next()));
    }
}
