package io.vipward.vrrp.bfd;

import static io.vipward.vrrp.bfd.BfdFixtures.MILLI;
import static io.vipward.vrrp.bfd.BfdFixtures.SECOND;
import static io.vipward.vrrp.bfd.BfdFixtures.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.vrrp.bfd.BfdState.Timing;
import io.vipward.vrrp.bfd.wire.ControlPacket.Flags;
import io.vipward.vrrp.bfd.wire.SessionState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Intervals, jitter, polls, passive sessions and neighbours in demand mode. */
class SessionTimingTest {
    @Test
    void intervalsAreTheLargerOfWhatOneWantsAndTheOtherTakes() {
        SessionRun run = SessionRun.in(SessionState.INIT, session().millis(100, 50));

        run.offers(200_000, 80_000, 4).hear(SessionState.UP);

        assertEquals(new Timing(80_000, 200_000, 800_000), run.state().timing());
    }

    @Test
    void untilBothAreUpTheIdleIntervalHolds() {
        SessionRun run = SessionRun.started(session().idleMillis(2_000));
        assertEquals(new Timing(2_000_000, 0, 0), run.state().timing());

        run.offers(50_000, 50_000, 3).hear(SessionState.INIT);

        assertEquals(SessionState.UP, run.name());
        assertEquals(new Timing(2_000_000, 50_000, 150_000), run.state().timing());
    }

    @Test
    void neighbourThatTakesLessIsHeededWhileIdleToo() {
        SessionRun run = SessionRun.started(session()).offers(1_000_000, 3_000_000, 3);

        run.hear(SessionState.DOWN);

        assertEquals(3_000_000, run.state().timing().sendMicros());
    }

    @Test
    void whileUpIntervalsChangeOnlyWithAPoll() {
        SessionRun run = SessionRun.in(SessionState.UP, session());
        run.offers(80_000, 90_000, 3).hear(SessionState.UP);
        assertEquals(new Timing(50_000, 50_000, 150_000), run.state().timing());

        run.hear(SessionState.UP, Flags.POLL);

        assertEquals(new Timing(90_000, 80_000, 240_000), run.state().timing());
    }

    @Test
    void multiplierCountsAtOnce() {
        SessionRun run = SessionRun.in(SessionState.UP, session());

        run.offers(50_000, 50_000, 5).hear(SessionState.UP);

        assertEquals(250_000, run.state().timing().detectMicros());
        assertEquals(run.now() + 250 * MILLI, run.state().deadlines().expireNanos());
    }

    @Test
    void longestDetectionTimeDoesNotOverflow() {
        SessionRun run = SessionRun.started(session().millis(4_294_967, 50));

        run.offers(4_294_967_295L, 0, 255).hear(SessionState.DOWN);

        assertEquals(255 * 4_294_967_295L, run.state().timing().detectMicros());
        assertEquals(255 * 4_294_967_295_000L, run.state().deadlines().expireNanos());
    }

    @Test
    void packetsComeAfter75To90PercentOfTheInterval() {
        SessionRun latest = SessionRun.started(session()).jitter(0).toDeadline();
        SessionRun earliest = SessionRun.started(session()).jitter(1_000).toDeadline();

        assertEquals(900 * MILLI, latest.state().nextDeadlineNanos() - latest.now());
        assertEquals(750 * MILLI, earliest.state().nextDeadlineNanos() - earliest.now());
    }

    @Test
    void rhythmGoesFromDeadlineToDeadline() {
        SessionRun run = SessionRun.started(session());

        run.after(910 * MILLI).timer();

        assertEquals(1_800 * MILLI, run.state().nextDeadlineNanos());
    }

    @Test
    void packetsThatAStallHasMadeImpossibleAreNotCaughtUp() {
        SessionRun run = SessionRun.started(session());

        run.after(60 * SECOND).timer();

        assertEquals(1, run.sent().size());
        assertEquals(run.now() + 900 * MILLI, run.state().nextDeadlineNanos());
    }

    @Test
    void shorterIntervalHoldsFromNowOn() {
        SessionRun run = SessionRun.in(SessionState.INIT, session());
        assertEquals(900 * MILLI, run.state().deadlines().sendNanos());

        run.after(100 * MILLI).offers(50_000, 50_000, 3).hear(SessionState.UP);

        assertEquals(145 * MILLI, run.state().deadlines().sendNanos());
    }

    @Test
    void pollIsRepeatedUntilItIsAnswered() {
        SessionRun run = SessionRun.in(SessionState.UP, session());

        assertEquals(
                List.of("send Up P 1 to b2, 50/50 ms, diagnostic 0"),
                run.toDeadline().sent());
        assertEquals(
                List.of("send Up P 1 to b2, 50/50 ms, diagnostic 0"),
                run.toDeadline().sent());
        run.hear(SessionState.UP, Flags.ANSWER);
        assertEquals(
                List.of("send Up 1 to b2, 50/50 ms, diagnostic 0"),
                run.toDeadline().sent());
    }

    @Test
    void sessionThatIsAsFastWhenIdleNeedsNoPoll() {
        SessionRun run = SessionRun.in(SessionState.UP, session().millis(1_000, 1_000));

        assertFalse(run.state().local().poll());
    }

    @Test
    void pollIsAnsweredAtOnceAndTheRhythmGoesOn() {
        SessionRun run = SessionRun.in(SessionState.UP, session()).hear(SessionState.UP, Flags.ANSWER);
        long next = run.state().deadlines().sendNanos();

        run.after(MILLI).hear(SessionState.UP, Flags.POLL);

        assertEquals(List.of("send Up F 1 to b2, 50/50 ms, diagnostic 0"), run.sent());
        assertEquals(next, run.state().deadlines().sendNanos());
        assertEquals(
                List.of("send Up 1 to b2, 50/50 ms, diagnostic 0"),
                run.toDeadline().sent());
    }

    @Test
    void answerEndsOurOwnPollToo() {
        SessionRun run = SessionRun.in(SessionState.UP, session());
        assertTrue(run.state().local().poll());

        run.hear(SessionState.UP, Flags.POLL);

        assertEquals(List.of("send Up F 1 to b2, 50/50 ms, diagnostic 0"), run.sent());
        assertFalse(run.state().local().poll());
    }

    @Test
    void passiveSessionIsSilentUntilItIsSpokenTo() {
        SessionRun run = SessionRun.started(session().passive());
        assertEquals(List.of("b1 is down"), run.actions());
        assertEquals(BfdState.NEVER, run.state().nextDeadlineNanos());

        run.hear(SessionState.DOWN);

        assertEquals(SessionState.INIT, run.name());
        assertEquals(
                List.of("send Init 1 to b2, 1000/50 ms, diagnostic 0"),
                run.toDeadline().sent());
    }

    @Test
    void passiveSessionIsSilentAgainAfterItHasExpired() {
        SessionRun run = SessionRun.in(SessionState.UP, session().passive()).until(SessionState.DOWN);

        assertEquals(List.of(), run.sent());
        assertEquals(BfdState.NEVER, run.state().deadlines().sendNanos());
    }

    @Test
    void passiveSessionThatIsToldToFallAnswers() {
        SessionRun run = SessionRun.in(SessionState.UP, session().passive()).hear(SessionState.DOWN);

        assertEquals(run.now() + 900 * MILLI, run.state().deadlines().sendNanos());
    }

    @Test
    void neighbourInDemandModeIsSentNoPeriodicPacketsOnceItHasAnswered() {
        SessionRun run = SessionRun.in(SessionState.UP, session()).hear(SessionState.UP, SessionRun.DEMAND);
        assertEquals(
                List.of("send Up P 1 to b2, 50/50 ms, diagnostic 0"),
                run.toDeadline().sent());

        run.hear(SessionState.UP, Flags.ANSWER).hear(SessionState.UP, SessionRun.DEMAND);

        assertEquals(BfdState.NEVER, run.state().deadlines().sendNanos());
        assertEquals(run.now() + 150 * MILLI, run.state().nextDeadlineNanos());
        run.hear(SessionState.UP, SessionRun.POLL_AND_DEMAND);
        assertEquals(List.of("send Up F 1 to b2, 50/50 ms, diagnostic 0"), run.sent());
        run.hear(SessionState.UP);
        assertEquals(run.now() + 45 * MILLI, run.state().deadlines().sendNanos());
    }

    @Test
    void demandModeEndsWithTheSession() {
        SessionRun run = SessionRun.in(SessionState.UP, session())
                .hear(SessionState.UP, Flags.ANSWER)
                .hear(SessionState.UP, SessionRun.DEMAND);

        run.hear(SessionState.DOWN, SessionRun.DEMAND);

        assertEquals(run.now() + 900 * MILLI, run.state().deadlines().sendNanos());
    }
}
