package io.vipward.vrrp.bfd;

import static io.vipward.vrrp.bfd.BfdFixtures.MILLI;
import static io.vipward.vrrp.bfd.BfdFixtures.SECOND;
import static io.vipward.vrrp.bfd.BfdFixtures.address;
import static io.vipward.vrrp.bfd.BfdFixtures.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.vrrp.bfd.wire.ControlPacket.Flags;
import io.vipward.vrrp.bfd.wire.Diagnostic;
import io.vipward.vrrp.bfd.wire.SessionState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sessions that cannot send, and reloads, which open the socket anew. */
class SessionSocketTest {
    @Test
    void sessionWithoutSocketIsAdminDownAndSaysSo() {
        SessionRun run = SessionRun.starting(session()).refused(new Occasion.Start());

        assertEquals(
                List.of(
                        "(b1) bind() error (Cannot assign requested address)",
                        "(b1) Unable to open output socket, disabling instance",
                        "(b1) Entering AdminDown state",
                        "BFD b1: Down -> AdminDown (cannot send: bind(): Cannot assign requested address)",
                        "b1 is down"),
                run.actions());
        assertEquals(Diagnostic.ADMINISTRATIVELY_DOWN, run.state().local().diagnostic());
        assertEquals(60 * SECOND, run.state().nextDeadlineNanos());
    }

    @Test
    void socketIsTriedAgainEveryMinuteWithoutAWord() {
        SessionRun run = SessionRun.starting(session()).refused(new Occasion.Start());

        run.toDeadline();
        assertEquals(List.of("open at Retry"), run.actions());
        run.refused(new Occasion.Retry());
        assertEquals(List.of(), run.actions());
        assertEquals(120 * SECOND, run.state().nextDeadlineNanos());

        run.toDeadline().opened(new Occasion.Retry());
        assertEquals(
                List.of("BFD b1: AdminDown -> Down (can send again)", "send Down 1 to 0, 1000/50 ms, diagnostic 0"),
                run.actions());
        assertEquals(run.now() + 900 * MILLI, run.state().nextDeadlineNanos());
    }

    @Test
    void packetForASessionWithoutSocketTriesItAtOnce() {
        SessionRun run = SessionRun.starting(session()).refused(new Occasion.Start());

        run.after(SECOND).hear(SessionState.DOWN);
        assertEquals(List.of("open at Packet"), run.actions());
        assertEquals(SessionState.ADMIN_DOWN, run.name());

        run.opened(new Occasion.Packet(address("192.0.2.2"), run.packet(SessionState.DOWN, Flags.NONE)));
        assertEquals(SessionState.INIT, run.name());
        assertEquals(run.now() + 900 * MILLI, run.state().deadlines().sendNanos());
        assertEquals(BfdState.NEVER, run.state().deadlines().reopenNanos());
    }

    @Test
    void packetThatFindsNoSocketEitherChangesNothing() {
        SessionRun run = SessionRun.starting(session()).refused(new Occasion.Start());

        run.after(SECOND).refused(new Occasion.Packet(address("192.0.2.2"), run.packet(SessionState.DOWN, Flags.NONE)));

        assertEquals(List.of(), run.actions());
        assertEquals(SessionState.ADMIN_DOWN, run.name());
    }

    @Test
    void reloadOfAnUnchangedSessionSpeaksUpAndTellsHowItStands() {
        SessionRun run = SessionRun.in(SessionState.UP, session()).hear(SessionState.UP, Flags.ANSWER);
        BfdState before = run.state();

        run.after(MILLI).reloaded(session());
        assertEquals(List.of("open at Reload"), run.actions());
        assertEquals(before, run.state());
        run.opened(new Occasion.Reload());

        assertEquals(List.of("send Up 1 to b2, 50/50 ms, diagnostic 0", "b1 is up"), run.actions());
        assertEquals(before.deadlines(), run.state().deadlines());
        assertEquals("192.0.2.2 is Up", run.state().situation().reason().text());
    }

    @Test
    void reloadWithOtherIntervalsPolls() {
        SessionRun run = SessionRun.in(SessionState.UP, session()).hear(SessionState.UP, Flags.ANSWER);

        run.reloaded(session().millis(80, 80));
        assertEquals(List.of("(b1) Starting poll sequence", "open at Reload"), run.actions());
        run.opened(new Occasion.Reload());
        assertEquals(List.of("send Up P 1 to b2, 80/80 ms, diagnostic 0", "b1 is up"), run.actions());
        assertEquals(50_000, run.state().timing().sendMicros());

        run.hear(SessionState.UP, Flags.ANSWER);
        assertEquals(new BfdState.Timing(80_000, 80_000, 240_000), run.state().timing());
        assertTrue(run.actions().contains("     Detection time is 240000 us (was 150000 us)"));
    }

    @Test
    void otherMultiplierNeedsNoPoll() {
        SessionRun run = SessionRun.in(SessionState.UP, session()).hear(SessionState.UP, Flags.ANSWER);

        run.reloaded(session().multiplier(7)).opened(new Occasion.Reload());

        assertFalse(run.state().local().poll());
    }

    @Test
    void otherIdleIntervalHoldsAtOnce() {
        SessionRun run = SessionRun.started(session().idleMillis(100_000));
        assertEquals(90 * SECOND, run.state().nextDeadlineNanos());

        run.after(SECOND).reloaded(session());

        assertEquals(1_900 * MILLI, run.state().nextDeadlineNanos());
    }

    @Test
    void sessionThatBecomesPassiveFallsSilentUnlessItIsSpokenWith() {
        SessionRun down = SessionRun.started(session()).reloaded(session().passive());
        SessionRun up =
                SessionRun.in(SessionState.UP, session()).reloaded(session().passive());

        assertEquals(BfdState.NEVER, down.state().deadlines().sendNanos());
        assertEquals(List.of("b1 is down"), down.opened(new Occasion.Reload()).actions());
        assertEquals(45 * MILLI, up.state().deadlines().sendNanos());
    }

    @Test
    void sessionThatWasPassiveBeginsToSpeak() {
        SessionRun run =
                SessionRun.started(session().passive()).reloaded(session()).opened(new Occasion.Reload());

        assertEquals(List.of("send Down 1 to 0, 1000/50 ms, diagnostic 0"), run.sent());
        assertEquals(900 * MILLI, run.state().nextDeadlineNanos());
    }

    @Test
    void reloadThatTakesTheSocketAwayEndsTheSession() {
        SessionRun run = SessionRun.in(SessionState.UP, session()).reloaded(session());

        run.refused(new Occasion.Reload());

        assertEquals(SessionState.ADMIN_DOWN, run.name());
        assertTrue(run.actions().contains("b1 is down"));
        assertEquals(2, run.state().local().discriminator());
        assertEquals(run.now() + 60 * SECOND, run.state().nextDeadlineNanos());
    }

    @Test
    void reloadSaysAgainThatThereIsNoSocketAndIsHeardWhenThereIsOne() {
        SessionRun run = SessionRun.in(SessionState.ADMIN_DOWN, session())
                .reloaded(session().millis(80, 80));
        assertEquals(List.of("open at Reload"), run.actions());

        run.refused(new Occasion.Reload());
        assertTrue(run.actions().contains("(b1) Unable to open output socket, disabling instance"));
        assertTrue(run.actions().contains("b1 is down"));

        run.reloaded(session()).opened(new Occasion.Reload());
        assertEquals(SessionState.DOWN, run.name());
        assertEquals(1, run.sent().size());
    }

    @Test
    void reloadLeavesASilencedSessionSilentAfterOnePacket() {
        SessionRun run = SessionRun.in(SessionState.UP, session())
                .hear(SessionState.UP, Flags.ANSWER)
                .hear(SessionState.UP, SessionRun.DEMAND);

        run.reloaded(session()).opened(new Occasion.Reload());

        assertEquals(1, run.sent().size());
        assertEquals(BfdState.NEVER, run.state().deadlines().sendNanos());
    }

    @Test
    void anotherAddressIsBelievedOnlyWhenTheNeighbourIsSilentAtTheOne() {
        SessionRun run = SessionRun.started(session());
        assertTrue(run.believes("192.0.2.77"), "nothing was heard yet");

        run.hear(SessionState.DOWN)
                .offers(50_000, 50_000, 3)
                .hear(SessionState.UP)
                .after(74 * MILLI);
        assertTrue(run.believes("192.0.2.2"));
        assertFalse(run.believes("192.0.2.77"));
        run.after(MILLI);
        assertTrue(run.believes("192.0.2.77"), "after half of 150 ms");
    }
}
