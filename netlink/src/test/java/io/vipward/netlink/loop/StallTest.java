package io.vipward.netlink.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StallTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final long THRESHOLD = 4 * SECOND;

    private final List<String> log = new ArrayList<>();
    private long now = 1_000 * SECOND;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private EventLoop loop;

    @BeforeEach
    void openLoop() throws Exception {
        loop = new EventLoop("test", () -> now);
        loop.onStall(THRESHOLD, late -> log.add("stall " + late / MILLI));
    }

    @AfterEach
    void closeLoop() {
        loop.close();
    }

    @Test
    void stallIsToldBeforeTheTimersThatItMadeLate() {
        loop.timer("t", at -> log.add("timer")).armAt(now + 100 * MILLI);
        loop.post(() -> log.add("message"));

        now += 5 * SECOND;
        loop.turn(false);

        assertEquals(List.of("stall 4900", "timer", "message"), log);
    }

    @Test
    void latenessBelowTheThresholdIsNoStall() {
        loop.timer("t", at -> log.add("timer")).armAt(now + 100 * MILLI);

        now += 4 * SECOND;
        loop.turn(false);

        assertEquals(List.of("timer"), log);
    }

    @Test
    void stallIsSeenWithoutATimerToo() {
        now += 6 * SECOND;

        loop.turn(false);

        assertEquals(List.of("stall 5000"), log);
    }

    @Test
    void handlerThatTakesTooLongIsAStall() {
        loop.post(() -> now += 10 * SECOND);

        loop.turn(false);
        loop.turn(false);
        loop.turn(false);

        assertEquals(List.of("stall 9000"), log);
    }

    @Test
    void deadlineInThePastIsNoStall() {
        loop.timer("t", at -> log.add("timer")).armAt(now - 100 * SECOND);

        loop.turn(false);

        assertEquals(List.of("timer"), log);
        assertEquals(0, loop.lateness().maxNanos());
    }

    @Test
    void listenerMayMoveTheTimersThatTheStallMadeLate() {
        Timer timer = loop.timer("t", at -> log.add("timer"));
        timer.armAt(now + SECOND);
        loop.onStall(THRESHOLD, late -> {
            log.add("stall");
            timer.armAt(loop.now() + SECOND);
        });

        now += 10 * SECOND;
        loop.turn(false);
        assertEquals(List.of("stall"), log);

        now += SECOND;
        loop.turn(false);
        assertEquals(List.of("stall", "timer"), log);
    }

    @Test
    void thresholdOfNothingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> loop.onStall(0, late -> {}));
    }

    @Test
    void latenessIsCountedByTimer() {
        for (long late : new long[] {0, 900, 75_000, 3 * MILLI}) {
            loop.timer("t", at -> {}).armAt(now + SECOND);
            now += SECOND + late;
            loop.turn(false);
        }

        Lateness lateness = loop.lateness();
        assertEquals(3 * MILLI, lateness.maxNanos());
        assertEquals(3 * MILLI, lateness.lastNanos());
        assertEquals(2, lateness.count(0));
        assertEquals(1, lateness.count(7));
        assertEquals(128_000, Lateness.bucketLimitNanos(7));
        assertEquals(1, lateness.count(12));
    }
}
