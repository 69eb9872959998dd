package io.vipward.netlink.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimerQueueTest {
    private final TimerQueue queue = new TimerQueue();
    private long now;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private EventLoop loop;

    @BeforeEach
    void openLoop() throws Exception {
        loop = new EventLoop("test", () -> now);
    }

    @AfterEach
    void closeLoop() {
        loop.close();
    }

    @Test
    void givesTimersByDeadlineWhateverIsAddedAndRemoved() {
        Random random = new Random(7);
        List<Timer> expected = new ArrayList<>();

        for (int i = 0; i < 5_000; i++) {
            if (expected.isEmpty() || random.nextInt(3) > 0) {
                Timer timer = timer(random.nextInt(500));
                queue.add(timer);
                expected.add(timer);
            } else {
                queue.remove(expected.remove(random.nextInt(expected.size())));
            }
            assertEquals(expected.size(), queue.size());
        }
        expected.sort(Comparator.comparingLong(Timer::deadlineNanos).thenComparingLong(timer -> timer.order));

        for (Timer timer : expected) {
            assertEquals(timer, queue.earliest());
            queue.remove(timer);
        }
        assertNull(queue.earliest());
    }

    @Test
    void deadlinesMayPassTheEndOfTheClock() {
        now = Long.MAX_VALUE - 100;
        Timer before = timer(Long.MAX_VALUE - 5);
        Timer after = timer(Long.MAX_VALUE + 5);

        queue.add(after);
        queue.add(before);

        assertEquals(before, queue.earliest());
    }

    @Test
    void deadlineThatNeverComesIsLaterThanAnyOther() {
        now = 1_000;
        Timer never = timer(Long.MAX_VALUE);
        Timer past = timer(500);

        queue.add(never);
        queue.add(past);

        assertEquals(past, queue.earliest());
    }

    private Timer timer(long deadline) {
        Timer timer = loop.timer("t", now -> {});
        timer.armAt(deadline);
        timer.cancel();
        return timer;
    }
}
