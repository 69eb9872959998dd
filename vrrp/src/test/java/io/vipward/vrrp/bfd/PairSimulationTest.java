package io.vipward.vrrp.bfd;

import static io.vipward.vrrp.bfd.BfdFixtures.MILLI;
import static io.vipward.vrrp.bfd.BfdFixtures.SECOND;
import static io.vipward.vrrp.bfd.BfdFixtures.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.vrrp.bfd.PairSimulation.Node;
import io.vipward.vrrp.bfd.wire.SessionState;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two of our sessions with each other, with chance as the wire. A failure names the seed. */
class PairSimulationTest {
    private static final int RUNS = 200;

    @Test
    void pairComesUpInOneIdleIntervalAndSettlesOnWhatBothCan() {
        for (long seed = 0; seed < RUNS; seed++) {
            PairSimulation pair = new PairSimulation(
                    session().millis(100, 60).multiplier(5),
                    session().millis(50, 200).multiplier(4),
                    seed);

            pair.run(2 * SECOND);

            assertEquals(List.of("down", "up"), pair.one.events, "seed " + seed);
            assertEquals(List.of("down", "up"), pair.other.events, "seed " + seed);
            assertEquals(
                    new BfdState.Timing(60_000, 200_000, 800_000),
                    pair.one.state().timing(),
                    "seed " + seed);
            assertEquals(
                    new BfdState.Timing(200_000, 60_000, 300_000),
                    pair.other.state().timing(),
                    "seed " + seed);
            assertTrue(
                    !pair.one.state().local().poll()
                            && !pair.other.state().local().poll(),
                    "seed " + seed);
        }
    }

    @Test
    void deadNeighbourIsNoticedAfterTheDetectionTimeAndNotBefore() {
        for (long seed = 0; seed < RUNS; seed++) {
            PairSimulation pair = new PairSimulation(session(), session(), seed);
            pair.run(2 * SECOND + seed * MILLI);
            assertEquals(SessionState.UP, pair.one.name());

            pair.other.die();
            pair.run(200 * MILLI);

            assertEquals(SessionState.DOWN, pair.one.name(), "seed " + seed);
            assertEquals(150 * MILLI, pair.one.state().situation().sinceNanos() - pair.one.heardNanos, "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.3, 0.7})
    void lossNeverKeepsADeadSessionUpAndThePairRecovers(double loss) {
        for (long seed = 0; seed < RUNS; seed++) {
            PairSimulation pair = new PairSimulation(session(), session(), seed);
            String message = "loss " + loss + ", seed " + seed;
            pair.loss(loss);
            pair.run(20 * SECOND, () -> {
                honest(pair, pair.one, message);
                honest(pair, pair.other, message);
            });

            pair.loss(0);
            pair.run(8 * SECOND);

            assertEquals(SessionState.UP, pair.one.name(), message);
            assertEquals(SessionState.UP, pair.other.name(), message);
            assertEquals(150_000, pair.one.state().timing().detectMicros(), message);
            alternating(pair.one.events, message);
            alternating(pair.other.events, message);
        }
    }

    @Test
    void onePassiveSystemIsEnoughToBeWokenButTwoStaySilent() {
        PairSimulation woken = new PairSimulation(session().passive(), session(), 1);
        woken.run(3 * SECOND);
        assertEquals(SessionState.UP, woken.one.name());

        PairSimulation silent =
                new PairSimulation(session().passive(), session().passive(), 1);
        silent.run(60 * SECOND);
        assertEquals(SessionState.DOWN, silent.one.name());
        assertEquals(List.of(), silent.one.sent);
    }

    @Test
    void reloadWithOtherIntervalsNeverCostsTheSession() {
        SplittableRandom random = new SplittableRandom(7);
        for (long seed = 0; seed < RUNS; seed++) {
            PairSimulation pair = new PairSimulation(session(), session(), seed);
            pair.run(2 * SECOND);
            for (int reload = 0; reload < 5; reload++) {
                long millis = 10L + random.nextInt(200);
                pair.one.reload(session().between("192.0.2.1", "192.0.2.2").millis(millis, millis));
                pair.run(SECOND);
                assertEquals(SessionState.UP, pair.one.name(), "seed " + seed);
                assertEquals(SessionState.UP, pair.other.name(), "seed " + seed);
                assertEquals(
                        3 * Math.max(50, millis) * 1_000,
                        pair.other.state().timing().detectMicros(),
                        "seed " + seed + ", " + millis + " ms");
            }
        }
    }

    @Test
    void packetsKeepTheirRhythmWhileUp() {
        PairSimulation pair = new PairSimulation(session(), session(), 3);
        pair.run(3 * SECOND);
        int from = pair.one.sentNanos.size();

        pair.run(10 * SECOND);

        List<Long> sent = pair.one.sentNanos;
        for (int index = from + 1; index < sent.size(); index++) {
            long interval = sent.get(index) - sent.get(index - 1);
            assertTrue(interval >= 37_500_000 && interval <= 45 * MILLI, "interval of " + interval + " ns");
        }
    }

    /** Up only with somebody who was heard within the detection time. */
    private static void honest(PairSimulation pair, Node node, String message) {
        if (node.state().isUp()) {
            long silent = pair.now() - node.heardNanos;
            assertTrue(silent <= node.state().timing().detectMicros() * 1_000, message + ", silent for " + silent);
        }
    }

    /** Nobody is told twice in a row that a session came up; down may come from a start or a fall. */
    private static void alternating(List<String> events, String message) {
        for (int index = 1; index < events.size(); index++) {
            assertTrue(!events.get(index).equals(events.get(index - 1)), message + ": " + events);
        }
    }
}
