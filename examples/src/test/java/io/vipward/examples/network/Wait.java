package io.vipward.examples.network;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for something to become true in the world outside, and says what did not. Any thread. */
public final class Wait {
    /** In the lab kernel system calls and process starts take many times what they take here. */
    private static final boolean SLOW = System.getenv("UML_GUEST") != null;

    private static final int SLOWNESS = SLOW ? 4 : 1;
    /** Most conditions start a program to look. */
    private static final Duration STEP = Duration.ofMillis(SLOW ? 300 : 20);

    private Wait() {}

    /** {@code seconds} on an idle machine, more where everything is slow. Limits are for failures, so they are wide. */
    public static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds * SLOWNESS);
    }

    /** Returns when {@code condition} holds; fails with {@code what} and {@code state} when it does not within the limit. */
    public static void until(String what, Duration limit, BooleanSupplier condition, Supplier<?> state) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + limit.toSeconds() + " s: " + what + "\n" + state.get());
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }
}
