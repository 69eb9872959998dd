package io.vipward.checkers.core;

import static io.vipward.checkers.core.Configurations.alphaCheck;
import static io.vipward.checkers.core.Configurations.check;
import static io.vipward.checkers.core.Configurations.inhibited;
import static io.vipward.checkers.core.Configurations.realServer;
import static io.vipward.checkers.core.Configurations.virtualServer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.model.VirtualServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VirtualServerHealthTest {
    private static final Reason WHY = new Reason(Reason.Cause.CHECK_FAILED, "TCP_CHECK: Connection refused");
    private static final String VS = "[10.9.0.100]:tcp:80";

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

    @Test
    void withNoWeightAtAllThereIsNoQuorumToGain() {
        VirtualServer server =
                virtualServer().quorum(0, 0).with(realServer("10.1.0.1", 80, 0)).build();

        Step step = begun(new VirtualServerHealth(ServerPlan.of(server)));

        assertEquals(List.of("reconcile all"), script(step));
        assertEquals(List.of("10.1.0.1 0"), table(server, step.next()));
    }

    static Verdict down(boolean wasUp) {
        return new Verdict(false, wasUp, false, false, WHY, Optional.empty());
    }

    static Verdict up(boolean wasUp) {
        return new Verdict(true, wasUp, false, false, WHY, Optional.empty());
    }

    private static Configurations three() {
        return virtualServer()
                .with(realServer("10.1.0.1", 80, 1, check("10.1.0.1", 80, 1)))
                .with(realServer("10.1.0.2", 80, 1, check("10.1.0.2", 80, 1)))
                .with(realServer("10.1.0.3", 80, 1, check("10.1.0.3", 80, 1)));
    }

    private static Configurations four() {
        return three().with(realServer("10.1.0.4", 80, 1, check("10.1.0.4", 80, 1)));
    }

    /** What a virtual server begins with. */
    static Step begun(VirtualServerHealth health) {
        VirtualServerHealth.Started started = health.onStart(FileValues.NONE, 0);
        return new Step(started.running().state(), new Reason(Reason.Cause.STARTED, "started"), started.actions());
    }

    static List<String> script(Step step) {
        return script(step.actions());
    }

    static List<String> script(List<Action> actions) {
        List<String> lines = new ArrayList<>();
        for (Action action : actions) {
            if (action instanceof Action.Say say) {
                lines.add(say.event().text());
            } else if (action instanceof Action.Reconcile reconcile) {
                lines.add("reconcile " + (reconcile.realServer() < 0 ? "all" : reconcile.realServer()));
            } else if (action instanceof Action.NotifyRealServer notification) {
                lines.add(notification.text());
            } else if (action instanceof Action.NotifyVirtualServer notification) {
                lines.add(notification.text());
            } else if (action instanceof Action.Mail mail) {
                lines.add("mail " + mail.subject() + ": " + mail.body());
            }
        }
        return lines;
    }

    static List<String> table(VirtualServer server, VirtualServerState state) {
        return DesiredTable.entry(ServerPlan.of(server).services().get(0), ServerPlan.of(server), state)
                .destinations()
                .values()
                .stream()
                .map(each -> each.key().address().getHostAddress() + " " + each.weight())
                .toList();
    }
}
