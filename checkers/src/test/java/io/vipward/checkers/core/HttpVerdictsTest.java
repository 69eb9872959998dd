package io.vipward.checkers.core;

import static io.vipward.checkers.core.Configurations.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.model.CheckSchedule;
import io.vipward.parser.model.HttpCheck;
import io.vipward.parser.model.HttpSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpVerdictsTest {
    private static final String RS = "[10.1.0.1]:tcp:8001";
    private static final ProbeResult GOOD = new ProbeResult.Success("HTTP status code", List.of());
    private static final ProbeResult BAD =
            new ProbeResult.Failure(ProbeResult.Fault.CONTENT, "HTTP status code error to", List.of());

    @Test
    void theUrlsAreAskedForOneAfterTheOther() {
        Run run = new Run(check(2, 1, 1, false, false, "/a", "/b", "/c"), false);

        run.answers(GOOD, GOOD, GOOD, GOOD);

        assertEquals(
                List.of(
                        "0 /a",
                        "2 /b",
                        "4 /c",
                        "Remote Web server " + RS + " succeed on service.",
                        "verdict up",
                        "6 /a"),
                run.lines);
    }

    @Test
    void aBadUrlIsTriedAgainThenOnlyItThenAllOfThem() {
        Run run = new Run(check(2, 1, 1, false, false, "/a", "/b", "/c"), true);

        run.answers(GOOD, GOOD, GOOD, GOOD, BAD, BAD, BAD, GOOD, GOOD, BAD, GOOD, GOOD);

        assertEquals(
                List.of(
                        "0 /a",
                        "2 /b",
                        "4 /c",
                        "Remote Web server " + RS + " succeed on service.",
                        "verdict up",
                        "6 /a",
                        "8 /b",
                        "HTTP status code error to server " + RS + ".",
                        "9 /b",
                        "HTTP status code error to server " + RS + ".",
                        "HTTP_CHECK on service " + RS + " failed after 1 retries.",
                        "verdict down",
                        "11 /b",
                        "13 /b",
                        "HTTP status code success to " + RS + " url(/b)",
                        "15 /a",
                        "HTTP status code success to " + RS + " url(/a)",
                        "17 /b",
                        "18 /b",
                        "HTTP status code success to " + RS + " url(/b)",
                        "20 /c",
                        "HTTP status code success to " + RS + " url(/c)",
                        "Remote Web server " + RS + " succeed on service.",
                        "verdict up"),
                run.lines);
    }

    @Test
    void fastRecoveryWaitsForNothingWhereAnAnswerIsWaitedFor() {
        Run run = new Run(check(2, 0, 1, false, true, "/a", "/b"), false);

        run.answers(GOOD, GOOD, GOOD, BAD, GOOD, GOOD, GOOD);

        assertEquals(
                List.of("0 /a", "0 /b", "2 /a", "4 /b", "6 /b", "6 /a", "6 /b"),
                run.lines.stream().filter(line -> line.contains(" /")).toList());
    }

    @Test
    void theVeryFirstFailureIsFinalAndNamesTheRetriesAllTheSame() {
        Run run = new Run(check(4, 2, 3, false, false, "/a", "/b"), false);

        run.answers(GOOD, BAD);

        assertEquals(
                List.of("0 /a", "4 /b", "HTTP_CHECK on service " + RS + " failed after 2 retries.", "verdict down"),
                run.lines);
    }

    @Test
    void anAlphaServerThatNeverWasUpIsNotReportedDown() {
        Run run = new Run(check(2, 2, 3, true, false, "/a"), true);

        run.answers(BAD, BAD, GOOD);

        assertEquals(
                List.of(
                        "0 /a",
                        "HTTP status code error to server " + RS + ".",
                        "3 /a",
                        "6 /a",
                        "HTTP status code success to " + RS + " url(/a)"),
                run.lines);
        assertFalse(run.state.up());
        assertTrue(run.state.hasRun());
    }

    @Test
    void anSslServerIsNamedAsSuch() {
        HttpCheck http = check(2, 0, 1, false, false, "/a");
        HttpCheck ssl = new HttpCheck(http.origins(), http.target(), http.schedule(), true, http.http(), http.urls());
        Run run = new Run(ssl, false);

        run.answers(BAD);

        assertEquals(List.of("0 /a", "SSL_CHECK on service " + RS + " failed.", "verdict down"), run.lines);
    }

    @Test
    void aBodyOfAnotherLengthIsSaidOnceForEachUrlAndDifference() {
        Run run = new Run(check(2, 0, 1, false, false, "/a", "/b"), false);
        ProbeResult short1 = new ProbeResult.Page(20, 6, GOOD);
        ProbeResult right = new ProbeResult.Page(6, 6, GOOD);
        ProbeResult silent = new ProbeResult.Page(-1, 6, GOOD);

        run.answers(short1, right, short1, right, silent, right, new ProbeResult.Page(3, 6, GOOD));

        String line = "http_check for RS " + RS + " VS [10.9.0.100]:tcp:80 url /a: content_length (%d) does not match "
                + "received bytes (6)";
        assertEquals(
                List.of(line.formatted(20), line.formatted(3)),
                run.lines.stream().filter(each -> each.startsWith("http_check")).toList());
    }

    @Test
    void theReasonNamesTheServerThatTheTextEndsIn() {
        Run run = new Run(check(2, 0, 1, false, false, "/a"), false);

        run.answers(BAD);

        assertEquals("HTTP_GET: HTTP status code error to server " + RS, run.reason);
    }

    @Test
    void anErrorOfThisMachineChangesNothing() {
        Run run = new Run(check(3, 0, 1, false, false, "/a"), false);

        run.answers(new ProbeResult.LocalError(ProbeResult.Stage.BIND, 99, "Cannot assign requested address", ""));

        assertEquals(
                List.of(
                        "0 /a",
                        "Checker bind failed: Cannot assign requested address",
                        "WEB socket bind failed. Rescheduling"),
                run.lines);
        assertEquals(3 * SECOND, run.nextAt);
    }

    private static HttpCheck check(
            int delayLoop, int retry, int delayBeforeRetry, boolean alpha, boolean fast, String... paths) {
        CheckSchedule schedule = Configurations.schedule(delayLoop, retry, delayBeforeRetry, alpha);
        HttpSettings http = new HttpSettings(HttpSettings.Protocol.HTTP_1_0, null, false, null, fast, false);
        return Configurations.httpCheck("10.1.0.1", 8001, schedule, http, paths);
    }

    /** A checker that gets one answer after the other, each at once. */
    private static final class Run {
        private final List<String> lines = new ArrayList<>();
        private final HttpCheck check;
        private final Verdicts verdicts;
        private CheckerState state;
        private long nextAt;
        private String reason = "";

        Run(HttpCheck check, boolean logAllFailures) {
            this.check = check;
            CheckSchedule schedule = Configurations.logging(check.schedule(), logAllFailures);
            CheckKind kind = check.ssl() ? CheckKind.SSL : CheckKind.HTTP;
            this.verdicts = new HttpVerdicts(new CheckerSettings(kind, schedule, RS, "[10.9.0.100]:tcp:80"), check);
            this.state = CheckerState.atStart(check);
        }

        void answers(ProbeResult... results) {
            for (ProbeResult result : results) {
                lines.add(nextAt / SECOND + " "
                        + check.urls().get(state.urls().current()).path());
                CheckerStep step = verdicts.onResult(state, result, nextAt);
                step.events().forEach(event -> lines.add(event.text()));
                step.verdict().ifPresent(verdict -> lines.add(verdict.up() ? "verdict up" : "verdict down"));
                state = step.next();
                nextAt = step.nextProbeAtNanos();
                reason = step.reason().detail();
            }
        }
    }
}
