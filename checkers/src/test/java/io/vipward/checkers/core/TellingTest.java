package io.vipward.checkers.core;

import static io.vipward.checkers.core.HealthSteps.begun;
import static io.vipward.checkers.core.HealthSteps.script;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.parser.model.ScriptCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is told of what: scripts, FIFOs and mails, in the order of keepalived. */
class TellingTest {
    private static final Reason WHY = new Reason(Reason.Cause.CHECK_FAILED, "because");

    @Test
    void theMailsOfAFailureComeLastAndTheVirtualServersFirst() {
        VirtualServerHealth health = health("smtp_alert quorum 2", "");

        Step step = health.onVerdict(begun(health).next(), 0, down("=> TCP CHECK failed on service <="), 0);

        assertEquals(
                List.of(
                        "Removing service [10.1.0.1]:tcp:80 from VS [10.9.0.100]:tcp:80",
                        "Lost quorum 2-0=2 > 1 for VS [10.9.0.100]:tcp:80",
                        "reconcile 0",
                        "RS [10.1.0.1]:tcp:80 [10.9.0.100]:tcp:80 DOWN",
                        "VS [10.9.0.100]:tcp:80 DOWN",
                        "mail Virtualserver [10.9.0.100]:tcp:80 - DOWN: => Lost quorum 2+0=2 <= 1 <=",
                        "mail Realserver [10.1.0.1]:tcp:80 of virtual server [10.9.0.100]:tcp:80 - DOWN: "
                                + "=> TCP CHECK failed on service <="),
                script(step));
    }

    @Test
    void theStartIsMailedForTheVirtualServer() {
        assertEquals(
                "mail Virtualserver [10.9.0.100]:tcp:80 - UP: => Starting with quorum up 1+0=1 <= 2 <=",
                last(script(begun(health("smtp_alert", "")))));
    }

    @Test
    void aServerWithoutAlertsIsNotMailed() {
        VirtualServerHealth health = health("", "smtp_alert false");

        Step step = health.onVerdict(begun(health).next(), 0, down("=> TCP CHECK failed on service <="), 0);

        assertEquals("RS [10.1.0.1]:tcp:80 [10.9.0.100]:tcp:80 DOWN", last(script(step)));
    }

    @Test
    void aSecondFailedCheckerIsMailedUnlessThatIsNotWanted() {
        String checks = "TCP_CHECK { } TCP_CHECK { connect_port 81 }";
        VirtualServerHealth all = health("", checks);
        VirtualServerHealth whole =
                new VirtualServerHealth(PlanText.plans("global_defs { no_checker_emails }\n" + text("", checks))
                        .get(0));

        assertEquals(1, mailsOfTheSecond(all));
        assertEquals(0, mailsOfTheSecond(whole));
    }

    private static long mailsOfTheSecond(VirtualServerHealth health) {
        Step first = health.onVerdict(begun(health).next(), 0, down("one"), 0);
        Step second = health.onVerdict(first.next(), 0, down("two"), 0);
        return script(second).stream().filter(line -> line.startsWith("mail ")).count();
    }

    @Test
    void scriptsComeWithTheirEvents() {
        VirtualServerHealth health = health(
                "quorum 2 quorum_up /q/up quorum_down /q/down", "notify_up /n/up notify_down /n/down TCP_CHECK { }");

        Step down = health.onVerdict(begun(health).next(), 0, down("x"), 0);
        Step up = health.onVerdict(down.next(), 0, new Verdict(true, false, false, false, WHY, Optional.empty()), 0);

        assertEquals(List.of("/n/down", "/q/down"), scripts(down));
        assertEquals(List.of("/n/up", "/q/up"), scripts(up));
    }

    @Test
    void everyEventComesWithWhatMadeIt() {
        VirtualServerHealth health = health("omega quorum 2", "TCP_CHECK { }");
        Step started = begun(health);

        Step down = health.onVerdict(started.next(), 0, down("x"), 0);
        Step light = health.onWeight(started.next(), 1, 0);

        assertEquals(List.of("started"), reasons(started));
        assertEquals(List.of("because", "[10.1.0.1]:tcp:80: because"), reasons(down));
        assertEquals(List.of("[10.1.0.2]:tcp:80: weight is 0"), reasons(light));
        assertEquals(List.of("stopped", "stopped"), reasons(health.onStop(down.next(), 0)));
    }

    @Test
    void omegaTellsAtTheEndOfThoseThatWereAlive() {
        VirtualServerHealth health = health("omega smtp_alert", "notify_down /n/down TCP_CHECK { }");
        Step down = health.onVerdict(begun(health).next(), 1, down("x"), 0);

        Step stopped = health.onStop(down.next(), 0);

        assertEquals(
                List.of(
                        "Shutting down service [10.1.0.1]:tcp:80 from VS [10.9.0.100]:tcp:80",
                        "Shutting down service [10.1.0.2]:tcp:80 from VS [10.9.0.100]:tcp:80",
                        "reconcile all",
                        "RS [10.1.0.1]:tcp:80 [10.9.0.100]:tcp:80 DOWN",
                        "mail Realserver [10.1.0.1]:tcp:80 of virtual server [10.9.0.100]:tcp:80 - DOWN: "
                                + "=> Shutting down <=",
                        "VS [10.9.0.100]:tcp:80 DOWN",
                        "mail Virtualserver [10.9.0.100]:tcp:80 - DOWN: => Shutting down <="),
                script(stopped));
        assertEquals(
                List.of(),
                script(health("", "").onStop(begun(health("", "")).next(), 0)).stream()
                        .filter(line -> line.startsWith("RS ") || line.startsWith("VS "))
                        .toList());
    }

    @Test
    void firstStatesAreToldWhereThatIsWanted() {
        ServerPlan plan = PlanText.plans("global_defs { rs_init_notifies }\n" + text("", "TCP_CHECK { alpha }"))
                .get(0);

        Step start = begun(new VirtualServerHealth(plan));

        assertEquals(
                List.of("RS [10.1.0.2]:tcp:80 [10.9.0.100]:tcp:80 UP", "VS [10.9.0.100]:tcp:80 UP"),
                script(start).stream().filter(line -> line.endsWith(" UP")).toList());
    }

    private static List<String> scripts(Step step) {
        return step.actions().stream()
                .map(TellingTest::scriptOf)
                .flatMap(Optional::stream)
                .map(script -> script.arguments().get(0))
                .toList();
    }

    private static Optional<ScriptCommand> scriptOf(Action action) {
        if (action instanceof Action.NotifyRealServer notification) {
            return Optional.ofNullable(notification.script());
        }
        return action instanceof Action.NotifyVirtualServer notification
                ? Optional.ofNullable(notification.script())
                : Optional.empty();
    }

    private static List<String> reasons(Step step) {
        List<String> reasons = new ArrayList<>();
        for (Action action : step.actions()) {
            if (action instanceof Action.NotifyRealServer notification) {
                reasons.add(notification.reason().detail());
            } else if (action instanceof Action.NotifyVirtualServer notification) {
                reasons.add(notification.reason().detail());
            }
        }
        return reasons;
    }

    private static Verdict down(String mail) {
        return new Verdict(false, true, false, false, WHY, Optional.of(mail));
    }

    private static String last(List<String> lines) {
        return lines.get(lines.size() - 1);
    }

    private static VirtualServerHealth health(String ofServer, String ofFirst) {
        return new VirtualServerHealth(PlanText.plans(text(ofServer, ofFirst)).get(0));
    }

    private static String text(String ofServer, String ofFirst) {
        return "virtual_server 10.9.0.100 80 {\n protocol TCP\n " + lines(ofServer) + "\n"
                + "real_server 10.1.0.1 80 {\n " + lines(ofFirst) + "\n}\n"
                + "real_server 10.1.0.2 80 { TCP_CHECK { } }\n}\n";
    }

    /** One keyword a line. */
    private static String lines(String text) {
        return text.replaceAll(
                        " (?=(quorum|quorum_up|quorum_down|smtp_alert|notify_down|notify_up|TCP_CHECK|connect_port|alpha)\\b)",
                        "\n")
                .replace("{", "{\n")
                .replace("}", "\n}");
    }
}
