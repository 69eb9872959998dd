package io.vipward.daemon.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.linux.SystemCallException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class EngineThreadTest {
    private static final long LIMIT_SECONDS = 20;
    private static final long LIMIT_MILLIS = 1_000 * LIMIT_SECONDS;

    private final List<String> done = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();

    private EngineThread started(Runnable leaveCleanly) throws SystemCallException {
        Consumer<Throwable> whenFailed = bug -> {
            done.add("told");
            failure.complete(bug);
        };
        EngineThread thread = new EngineThread("test", leaveCleanly, whenFailed);
        thread.start();
        return thread;
    }

    @Test
    void aBugLeavesTheNetworkBeforeItIsTold() throws Exception {
        EngineThread thread = started(() -> done.add("left"));

        thread.post(() -> {
            throw new IllegalStateException("a bug");
        });

        assertEquals("a bug", failure.get(LIMIT_SECONDS, TimeUnit.SECONDS).getMessage());
        assertTrue(thread.join(LIMIT_MILLIS));
        assertEquals(List.of("left", "told"), done);
    }

    @Test
    void anErrorOfTheVirtualMachineIsABugToo() throws Exception {
        EngineThread thread = started(() -> done.add("left"));

        thread.post(() -> {
            throw new StackOverflowError();
        });

        assertTrue(failure.get(LIMIT_SECONDS, TimeUnit.SECONDS) instanceof StackOverflowError);
        assertTrue(thread.join(LIMIT_MILLIS));
    }

    @Test
    void aSecondBugWhileLeavingIsToldWithTheFirst() throws Exception {
        IllegalStateException second = new IllegalStateException("while leaving");
        EngineThread thread = started(() -> {
            throw second;
        });

        thread.post(() -> {
            throw new IllegalStateException("first");
        });

        Throwable told = failure.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertEquals("first", told.getMessage());
        assertSame(second, told.getSuppressed()[0]);
        assertTrue(thread.join(LIMIT_MILLIS));
    }

    @Test
    void anEndThatWasAskedForIsNoBug() throws Exception {
        EngineThread thread = started(() -> done.add("left"));

        thread.post(thread.loop()::stop);

        assertTrue(thread.join(LIMIT_MILLIS));
        assertEquals(List.of(), done);
    }

    @Test
    void whoDoesNotEndIsReportedAndCanBeWaitedForAgain() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        EngineThread thread = started(() -> {});
        thread.post(() -> {
            awaitQuietly(busy);
        });

        boolean early = thread.join(1);
        busy.countDown();
        thread.post(thread.loop()::stop);

        assertFalse(early);
        assertTrue(thread.join(LIMIT_MILLIS));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
