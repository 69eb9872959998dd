package io.vipward.netlink.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The loop on the real clock and the real timerfd. */
@Tag("kernel")
@Timeout(60)
class EventLoopIT {
    private static final long MILLI = 1_000_000;

    @Test
    void timerWakesTheLoopNotBeforeItsDeadline() throws Exception {
        List<Long> early = new ArrayList<>();
        int[] fired = new int[1];
        try (EventLoop loop = new EventLoop("timers")) {
            Timer[] timer = new Timer[1];
            timer[0] = loop.timer("t", now -> {
                if (now < timer[0].deadlineNanos()) {
                    early.add(timer[0].deadlineNanos() - now);
                }
                if (++fired[0] == 100) {
                    loop.stop();
                } else {
                    timer[0].armAt(timer[0].deadlineNanos() + MILLI);
                }
            });
            long start = System.nanoTime();
            timer[0].armAt(start + MILLI);

            loop.run();

            assertEquals(List.of(), early);
            assertTrue(System.nanoTime() - start >= 100 * MILLI);
            assertTrue(loop.lateness().lastNanos() <= loop.lateness().maxNanos());
        }
    }

    @Test
    void earlierTimerSetLaterWakesTheLoopFirst() throws Exception {
        List<String> log = new ArrayList<>();
        try (EventLoop loop = new EventLoop("timers")) {
            loop.timer("far", now -> log.add("far")).armAt(System.nanoTime() + 60_000 * MILLI);
            loop.post(() -> loop.timer("near", now -> {
                        log.add("near");
                        loop.stop();
                    })
                    .armAt(loop.now() + MILLI));

            loop.run();

            assertEquals(List.of("near"), log);
        }
    }
}
