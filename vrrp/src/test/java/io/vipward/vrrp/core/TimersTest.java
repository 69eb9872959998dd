package io.vipward.vrrp.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimersTest {
    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest
    @CsvSource({
        "2, 1000, 100, 609375, 3609375",
        "2, 1000, 200, 218750, 3218750",
        "2, 1000, 255, 3906, 3003906",
        "3, 1000, 100, 609375, 3609375",
        "3, 100, 100, 60937, 360937",
        "3, 100, 200, 21875, 321875",
        "3, 10, 100, 6093, 36093",
        "3, 10, 254, 78, 30078",
        "3, 500, 150, 207031, 1707031"
    })
    void intervalsAreWholeMicrosecondsAsKeepalivedComputesThem(
            int version, long millis, int priority, long skew, long masterDown) {
        long interval = millis * 1_000_000;
        Timers timers = new Timers(version, interval, 3);

        assertEquals(skew * 1_000, timers.skewNanos(priority, interval));
        assertEquals(masterDown * 1_000, timers.masterDownNanos(priority, interval));
    }

    @Test
    void skewOfVersion2DoesNotDependOnTheInterval() {
        Timers timers = new Timers(2, 3 * SECOND, 5);

        assertEquals(609_375_000L, timers.skewNanos(100, 3 * SECOND));
        assertEquals(15 * SECOND + 609_375_000L, timers.masterDownNanos(100, 3 * SECOND));
    }

    @Test
    void intervalOfTheMasterCountsInVersion3() {
        Timers timers = new Timers(3, 2 * SECOND, 3);

        assertEquals(1_804_687_000L, timers.masterDownNanos(100, SECOND / 2));
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
