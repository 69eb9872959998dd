package io.vipward.vrrp.interoperation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Everything that happened in one cell, in the order in which it became known. Any thread. */
final class Journal {
    /** Only for what never happens: nothing here is measured. */
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final long startNanos = System.nanoTime();
    private final List<String> transcript = new ArrayList<>();

    /** Changes {@code state} and wakes all who wait for it. */
    synchronized void add(String who, String what, Runnable state) {
        transcript.add(String.format(Locale.ROOT, "%9.3f %s: %s", (System.nanoTime() - startNanos) / 1e9, who, what));
        state.run();
        notifyAll();
    }

    /** Waits until something becomes known that makes {@code outcome} true. */
    synchronized void await(String what, Supplier<Boolean> outcome) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        while (!outcome.get()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("never seen: " + what + "\n" + this);
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    @Override
    public synchronized String toString() {
        return String.join("\n", transcript);
    }
}
