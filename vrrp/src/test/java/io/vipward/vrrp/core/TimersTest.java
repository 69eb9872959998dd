package io.vipward.vrrp.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimersTest {
    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest
    @CsvSource({"100, 609375, 3609375", "200, 218750, 3218750", "255, 3906, 3003906"})
    void intervalsAreWholeMicrosecondsAsKeepalivedComputesThem(int priority, long skew, long masterDown) {
        Timers timers = new Timers(SECOND, 3);

        assertEquals(skew * 1_000, timers.skewNanos(priority));
        assertEquals(masterDown * 1_000, timers.masterDownNanos(priority));
    }

    @Test
    void skewOfVersion2DoesNotDependOnTheInterval() {
        Timers timers = new Timers(3 * SECOND, 5);

        assertEquals(609_375_000L, timers.skewNanos(100));
        assertEquals(15 * SECOND + 609_375_000L, timers.masterDownNanos(100));
    }

    @Test
    void deadlinesFollowTheLastOneAndNotItsLateness() {
        long next = Timers.following(10 * SECOND, SECOND, 10 * SECOND + 300_000);

        assertEquals(11 * SECOND, next);
    }

    @Test
    void deadlinesMissedForLongAreNotCaughtUpWithABurst() {
        long next = Timers.following(10 * SECOND, SECOND, 14 * SECOND + 5);

        assertEquals(15 * SECOND + 5, next);
    }
}
