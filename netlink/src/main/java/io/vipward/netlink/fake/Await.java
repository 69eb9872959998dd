package io.vipward.netlink.fake;

import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Timer;
import java.util.function.BooleanSupplier;

/** Runs a loop until something has happened, at most ten seconds. For tests of what lives on a loop. */
public final class Await {
    private static final long LIMIT_NANOS = 10_000_000_000L;
    private static final long INTERVAL_NANOS = 1_000_000L;

    private Await() {}

    /** Runs the loop on the calling thread; fails if the condition does not come true. */
    public static void until(EventLoop loop, String what, BooleanSupplier condition) {
        long limit = loop.now() + LIMIT_NANOS;
        Timer[] timer = new Timer[1];
        timer[0] = loop.timer("await", now -> {
            if (condition.getAsBoolean() || now - limit > 0) {
                loop.stop();
            } else {
                timer[0].armAt(now + INTERVAL_NANOS);
            }
        });
        timer[0].armAt(loop.now());
        loop.run();
        if (!condition.getAsBoolean()) {
            throw new AssertionError("waited in vain for " + what);
        }
    }
}
