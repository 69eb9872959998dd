package io.vipward.checkers.core;

import static io.vipward.checkers.core.Configurations.SECOND;
import static io.vipward.checkers.core.Configurations.schedule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.model.CheckSchedule;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainVerdictsTest {
    private static final String RS = "[10.1.0.1]:tcp:8001";
    private static final ProbeResult REFUSED = new ProbeResult.Failure("Connection refused");
    private static final CheckSchedule SCHEDULE = schedule(4, 2, 1, false);
    private static final CheckerState START = CheckerState.atStart(Configurations.check("10.1.0.1", 80, SCHEDULE));

    @Test
    void theVeryFirstFailureIsFinal() {
        CheckerStep step = engine(false).onResult(START, REFUSED, 100);

        assertEquals(new CheckerState(false, true, 0, 0), step.next());
        assertEquals(List.of("TCP_CHECK on service " + RS + " failed."), texts(step));
        assertEquals(100 + 4 * SECOND, step.nextProbeAtNanos());
        Reason reason = new Reason(Reason.Cause.CHECK_FAILED, "TCP_CHECK: Connection refused");
        assertEquals(
                Optional.of(new Verdict(
                        false, true, true, false, reason, Optional.of("=> TCP CHECK failed on service <="))),
                step.verdict());
    }

    @Test
    void theFirstSuccessIsToldThoughTheServerWasAssumedUp() {
        CheckerStep step = engine(false).onResult(START, ProbeResult.SUCCESS, 0);

        assertEquals(List.of("TCP connection to " + RS + " success."), texts(step));
        assertEquals(new CheckerState(true, true, 0, 0), step.next());
    }

    @Test
    void laterSuccessesAreSilent() {
        CheckerStep step = engine(false).onResult(new CheckerState(true, true, 1, 0), ProbeResult.SUCCESS, 0);

        assertEquals(List.of(), texts(step));
        assertEquals(Optional.empty(), step.verdict());
        assertEquals(new CheckerState(true, true, 0, 0), step.next());
        assertEquals(4 * SECOND, step.nextProbeAtNanos());
    }

    @Test
    void anUpServerFallsAfterRetryPlusOneFailuresInARow() {
        PlainVerdicts engine = engine(false);
        CheckerState up = new CheckerState(true, true, 0, 0);

        CheckerStep first = engine.onResult(up, REFUSED, 0);
        CheckerStep second = engine.onResult(first.next(), ProbeResult.TIMED_OUT, 0);
        CheckerStep third = engine.onResult(second.next(), REFUSED, 0);

        assertEquals(new CheckerState(true, true, 1, 0), first.next());
        assertEquals(SECOND, first.nextProbeAtNanos());
        assertEquals(new CheckerState(true, true, 2, 0), second.next());
        assertEquals(List.of(), texts(second));
        assertEquals(new CheckerState(false, true, 0, 0), third.next());
        assertEquals(List.of("TCP_CHECK on service " + RS + " failed after 2 retries."), texts(third));
        assertEquals(4 * SECOND, third.nextProbeAtNanos());
    }

    @Test
    void aSuccessInBetweenForgetsTheFailures() {
        CheckerStep step = engine(false).onResult(new CheckerState(true, true, 2, 0), ProbeResult.SUCCESS, 0);

        assertEquals(0, step.next().failures());
    }

    @Test
    void withoutRetriesTheFirstFailureOfARunningCheckerIsFinalAndSaysNoNumber() {
        CheckSchedule none = schedule(4, 0, 1, false);
        PlainVerdicts engine = engine(none, false);

        CheckerStep step = engine.onResult(new CheckerState(true, true, 0, 0), REFUSED, 0);

        assertEquals(List.of("TCP_CHECK on service " + RS + " failed."), texts(step));
    }

    @Test
    void aDownServerIsProbedOncePerDelayLoopInSilence() {
        CheckerState down = new CheckerState(false, true, 0, 0);

        CheckerStep step = engine(true).onResult(down, REFUSED, 0);

        assertEquals(down, step.next());
        assertEquals(List.of(), texts(step));
        assertEquals(4 * SECOND, step.nextProbeAtNanos());
        assertEquals(Optional.empty(), step.verdict());
    }

    @Test
    void oneSuccessBringsADownServerBack() {
        CheckerStep step = engine(false).onResult(new CheckerState(false, true, 0, 0), ProbeResult.SUCCESS, 0);

        assertEquals(List.of("TCP connection to " + RS + " success."), texts(step));
        Reason reason = new Reason(Reason.Cause.CHECK_SUCCEEDED, "TCP_CHECK succeeded");
        assertEquals(
                Optional.of(new Verdict(
                        true, false, false, false, reason, Optional.of("=> TCP CHECK succeed on service <="))),
                step.verdict());
    }

    @Test
    void logAllFailuresTellsEachAttemptOfAnUpServer() {
        PlainVerdicts engine = engine(true);
        CheckerState up = new CheckerState(true, true, 0, 0);

        CheckerStep refused = engine.onResult(up, REFUSED, 0);
        CheckerStep silent = engine.onResult(up, ProbeResult.TIMED_OUT, 0);
        CheckerStep last = engine.onResult(new CheckerState(true, true, 2, 0), ProbeResult.TIMED_OUT, 0);

        assertEquals(List.of("TCP connection to " + RS + " failed."), texts(refused));
        assertEquals(List.of("TCP connection to " + RS + " timeout."), texts(silent));
        assertEquals(
                List.of(
                        "TCP connection to " + RS + " timeout.",
                        "TCP_CHECK on service " + RS + " failed after 2 retries."),
                texts(last));
    }

    @Test
    void anAlphaServersFirstFailureIsToldWithoutTheAttempt() {
        CheckSchedule alpha = schedule(4, 2, 1, true);
        PlainVerdicts engine = engine(alpha, true);

        CheckerStep step =
                engine.onResult(CheckerState.atStart(Configurations.check("10.1.0.1", 80, alpha)), REFUSED, 0);

        assertEquals(List.of("TCP_CHECK on service " + RS + " failed."), texts(step));
        Reason reason = new Reason(Reason.Cause.CHECK_FAILED, "TCP_CHECK: Connection refused");
        assertEquals(Optional.of(new Verdict(false, false, true, true, reason, Optional.empty())), step.verdict());
    }

    @Test
    void anErrorOfThisMachineCountsForNothing() {
        CheckerState state = new CheckerState(true, false, 2, 0);
        ProbeResult error =
                new ProbeResult.LocalError(ProbeResult.Stage.BIND, 99, "Cannot assign requested address", "");

        CheckerStep step = engine(false).onResult(state, error, 0);

        assertEquals(state, step.next());
        assertEquals(Optional.empty(), step.verdict());
        assertEquals(4 * SECOND, step.nextProbeAtNanos());
        assertEquals(
                List.of(
                        "Checker bind failed: Cannot assign requested address",
                        "TCP socket bind failed. Rescheduling."),
                texts(step));
    }

    @Test
    void anUnusualConnectErrorIsToldOnceInDetail() {
        ProbeResult error = new ProbeResult.LocalError(ProbeResult.Stage.CONNECT, 13, "Permission denied", "");
        PlainVerdicts engine = engine(false);

        CheckerStep first = engine.onResult(START, error, 0);
        CheckerStep second = engine.onResult(first.next(), error, 0);

        assertEquals(
                List.of("socket connect error 13 - Permission denied", "TCP socket bind failed. Rescheduling."),
                texts(first));
        assertEquals(Event.Level.DETAIL, first.events().get(0).level());
        assertEquals(List.of("TCP socket bind failed. Rescheduling."), texts(second));
    }

    @Test
    void theOtherLocalErrorsHaveTheirOwnLines() {
        PlainVerdicts engine = engine(false);
        CheckerState state = START;

        List<String> mark = texts(engine.onResult(
                state, new ProbeResult.LocalError(ProbeResult.Stage.MARK, 1, "Operation not permitted", "77"), 0));
        List<String> device = texts(engine.onResult(
                state, new ProbeResult.LocalError(ProbeResult.Stage.DEVICE, 19, "No such device", "nosuch"), 0));
        List<String> socket = texts(engine.onResult(
                state, new ProbeResult.LocalError(ProbeResult.Stage.SOCKET, 24, "Too many open files", ""), 0));

        assertEquals("Error setting fwmark 77 to socket: Operation not permitted", mark.get(0));
        assertEquals("Checker can't bind to device nosuch: No such device", device.get(0));
        assertEquals("TCP connect fail to create socket. Rescheduling.", socket.get(1));
    }

    @Test
    void theFirstProbeComesAfterOneSecondAndARandomPartOfTheWarmup() {
        CheckSchedule warm = new CheckSchedule(2 * SECOND, 1, SECOND, 2 * SECOND, false, false);
        Random random = new Random(7);

        long earliest = Long.MAX_VALUE;
        long latest = 0;
        for (int i = 0; i < 10_000; i++) {
            long at = Verdicts.firstProbeAt(warm, 5, random) - 5;
            earliest = Math.min(earliest, at);
            latest = Math.max(latest, at);
        }

        assertTrue(earliest >= SECOND && earliest < SECOND + SECOND / 100, "earliest " + earliest);
        assertTrue(latest <= 3 * SECOND && latest > 3 * SECOND - SECOND / 100, "latest " + latest);
        assertEquals(5 + SECOND, Verdicts.firstProbeAt(SCHEDULE, 5, random));
    }

    private static PlainVerdicts engine(boolean logAllFailures) {
        return engine(SCHEDULE, logAllFailures);
    }

    private static PlainVerdicts engine(CheckSchedule schedule, boolean logAllFailures) {
        CheckSchedule logging = Configurations.logging(schedule, logAllFailures);
        CheckerSettings settings = new CheckerSettings(CheckKind.TCP, logging, RS, "[10.9.0.100]:tcp:80");
        return new PlainVerdicts(settings, PlainLines.of(settings));
    }

    private static List<String> texts(CheckerStep step) {
        return step.events().stream().map(Event::text).toList();
    }
}
