package io.vipward.vrrp.bfd;

import static io.vipward.vrrp.bfd.BfdFixtures.MILLI;
import static io.vipward.vrrp.bfd.BfdFixtures.SECOND;
import static io.vipward.vrrp.bfd.BfdFixtures.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.vrrp.bfd.wire.ControlPacket.Flags;
import io.vipward.vrrp.bfd.wire.Diagnostic;
import io.vipward.vrrp.bfd.wire.SessionState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The states of a session and what belongs to changing them (RFC 5880, sections 6.2 and 6.8.6). */
class SessionTest {
    @ParameterizedTest
    @CsvSource({
        "DOWN, ADMIN_DOWN, DOWN",
        "DOWN, DOWN, INIT",
        "DOWN, INIT, UP",
        "DOWN, UP, DOWN",
        "INIT, ADMIN_DOWN, DOWN",
        "INIT, DOWN, INIT",
        "INIT, INIT, UP",
        "INIT, UP, UP",
        "UP, ADMIN_DOWN, DOWN",
        "UP, DOWN, DOWN",
        "UP, INIT, UP",
        "UP, UP, UP"
    })
    void packetMovesTheSession(SessionState ours, SessionState theirs, SessionState expected) {
        SessionRun run = SessionRun.in(ours, session());
        assertEquals(ours, run.name());

        run.after(MILLI).hear(theirs);

        assertEquals(expected, run.name());
        boolean signalled = expected == SessionState.DOWN && ours != SessionState.DOWN;
        assertEquals(
                signalled ? Diagnostic.NEIGHBOR_SIGNALED_DOWN : Diagnostic.NONE,
                run.state().local().diagnostic());
        if (expected != ours) {
            assertEquals("192.0.2.2 is " + theirs.text(), run.reason().text());
            assertEquals(MILLI, run.state().situation().sinceNanos());
        } else {
            assertEquals(new BfdReason.Unchanged(), run.reason());
            assertEquals(0, run.state().situation().sinceNanos());
        }
    }

    @Test
    void startOpensTheSocketThenIntroducesItselfAndTellsThatItIsDown() {
        SessionRun run = SessionRun.starting(session());
        assertEquals(List.of("open at Start"), run.actions());

        run.opened(new Occasion.Start());

        assertEquals(List.of("send Down 1 to 0, 1000/50 ms, diagnostic 0", "b1 is down"), run.actions());
        assertEquals(900 * MILLI, run.state().nextDeadlineNanos());
    }

    @Test
    void handshakeGoesAsKeepalivedLogsIt() {
        SessionRun run = SessionRun.started(session());

        run.offers(1_000_000, 100_000, 4).hear(SessionState.DOWN);
        assertEquals(
                List.of(
                        "(b1) ---------------< Session parameters >--------------",
                        "              min_tx  min_rx  tx_intv  mult  detect_time",
                        "     local   1000000   50000  1000000     3      4000000",
                        "     remote  1000000  100000  1000000     4      3000000",
                        "     Detection time is 4000000 us (was 0 us)",
                        "BFD b1: Down -> Init (192.0.2.2 is Down)"),
                run.actions());

        run.toDeadline();
        assertEquals(List.of("send Init 1 to b2, 1000/50 ms, diagnostic 0"), run.actions());

        run.after(MILLI).offers(60_000, 100_000, 4).hear(SessionState.UP, Flags.POLL);
        assertEquals(
                List.of(
                        "(b1) ---------------< Session parameters >--------------",
                        "              min_tx  min_rx  tx_intv  mult  detect_time",
                        "     local   1000000   50000   100000     3       240000",
                        "     remote    60000  100000    60000     4       300000",
                        "     Detection time is 240000 us (was 4000000 us)",
                        "(b1) Entering Up state",
                        "BFD b1: Init -> Up (192.0.2.2 is Up)",
                        "(b1) Starting poll sequence",
                        "b1 is up",
                        "send Up F 1 to b2, 50/50 ms, diagnostic 0"),
                run.actions());
        assertFalse(run.state().local().poll(), "the answer has said it all");
        assertEquals(run.now() + 90 * MILLI, run.state().nextDeadlineNanos());
    }

    @Test
    void silenceForTheDetectionTimeEndsTheSession() {
        SessionRun run = SessionRun.in(SessionState.UP, session());

        run.after(10 * MILLI)
                .hear(SessionState.UP, Flags.ANSWER)
                .after(152 * MILLI + 199_000)
                .timer();

        assertEquals(
                List.of(
                        "(b1) Expired after 152 ms (2199 usec overdue)",
                        "(b1) Entering Down state (Local diagnostic - Control Detection Time Expired,"
                                + " Remote diagnostic - No Diagnostic)",
                        "BFD b1: Up -> Down (192.0.2.2 silent for 152.199 ms)",
                        "b1 is down",
                        "send Down 2 to 0, 1000/50 ms, diagnostic 1"),
                run.actions());
    }

    @Test
    void fallOnSignalTellsThoseWhoTrackUnlessTheNeighbourLeavesOnPurpose() {
        SessionRun fallen = SessionRun.in(SessionState.UP, session()).hear(SessionState.DOWN);
        SessionRun left = SessionRun.in(SessionState.UP, session())
                .hear(SessionState.UP, Flags.ANSWER)
                .hear(SessionState.ADMIN_DOWN);

        String log = "(b1) Entering Down state (Local diagnostic - Neighbor Signaled Session Down,"
                + " Remote diagnostic - No Diagnostic)";
        assertEquals(List.of(log, "BFD b1: Up -> Down (192.0.2.2 is Down)", "b1 is down"), fallen.actions());
        assertEquals(List.of(log, "BFD b1: Up -> Down (192.0.2.2 is AdminDown)"), left.actions());
        assertEquals(2, left.state().local().discriminator());
        assertEquals(
                List.of("send Down 2 to b2, 1000/50 ms, diagnostic 3"),
                left.toDeadline().sent());
    }

    @Test
    void sessionThatNeverCameUpFallsSilentlyAndKeepsItsDiscriminator() {
        SessionRun run = SessionRun.in(SessionState.INIT, session()).hear(SessionState.ADMIN_DOWN);

        assertEquals(List.of("BFD b1: Init -> Down (192.0.2.2 is AdminDown)"), run.actions());
        assertEquals(1, run.state().local().discriminator());
    }

    @Test
    void initExpiresAndEveryPacketExtendsIt() {
        SessionRun run = SessionRun.in(SessionState.INIT, session());
        assertEquals(3 * SECOND, run.state().deadlines().expireNanos());

        run.after(2 * SECOND).hear(SessionState.DOWN);
        assertEquals(SessionState.INIT, run.name());
        assertEquals(5 * SECOND, run.state().deadlines().expireNanos());

        run.until(SessionState.DOWN);
        assertEquals(5 * SECOND, run.now());
        assertEquals("192.0.2.2 silent for 3000.000 ms", run.reason().text());
        assertEquals(Diagnostic.DETECTION_TIME_EXPIRED, run.state().local().diagnostic());
        assertEquals(1, run.state().local().discriminator());
        assertFalse(run.actions().contains("b1 is down"));
    }

    @Test
    void whatTheNeighbourSaidIsForgottenOneDetectionTimeAfterTheFall() {
        SessionRun run = SessionRun.in(SessionState.UP, session()).hear(SessionState.DOWN);
        assertEquals(0xb2, run.state().remote().discriminator());
        assertEquals(run.now() + 150 * MILLI, run.state().deadlines().resetNanos());

        run.after(150 * MILLI).timer();

        assertEquals(0, run.state().remote().discriminator());
        assertEquals(SessionState.DOWN, run.state().remote().state());
        assertFalse(run.state().local().poll());
        assertEquals(BfdState.NEVER, run.state().deadlines().resetNanos());
    }

    @Test
    void sessionThatComesBackForgetsNothing() {
        SessionRun run = SessionRun.in(SessionState.UP, session()).hear(SessionState.DOWN);

        run.after(MILLI).hear(SessionState.DOWN);

        assertEquals(SessionState.INIT, run.name());
        assertEquals(BfdState.NEVER, run.state().deadlines().resetNanos());
    }

    @Test
    void earlyTimerDoesNothing() {
        SessionRun run = SessionRun.in(SessionState.UP, session());
        BfdState before = run.state();

        run.timer();

        assertEquals(before, run.state());
        assertTrue(run.actions().isEmpty());
    }

    @Test
    void packetsAreCounted() {
        SessionRun run = SessionRun.in(SessionState.UP, session()).toDeadline();

        assertEquals(2, run.state().traffic().packetsReceived());
        assertEquals(2, run.state().traffic().packetsSent());
    }
}
