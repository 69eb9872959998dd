package io.vipward.daemon.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the kernel says of a thread that was given a share. Real-time priorities need CAP_SYS_NICE. */
@Tag("kernel")
class ThreadShareIT {
    private static final int LIMIT_SECONDS = 10;
    private static final Path STAT = Path.of("/proc/thread-self/stat");
    private static final Path STATUS = Path.of("/proc/thread-self/status");
    /** Counted from the field behind the name, proc(5). */
    private static final int NICE = 16;

    private static final int REAL_TIME_PRIORITY = 37;
    private static final int POLICY = 38;

    private EngineThread thread;

    @BeforeEach
    void start() throws Exception {
        thread = new EngineThread("share", () -> {}, bug -> {});
        thread.start();
    }

    @AfterEach
    void stop() {
        thread.post(thread.loop()::stop);
        assertTrue(thread.join(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS)));
    }

    @Test
    void aRealTimePriorityIsTheThreadsAlone() throws Exception {
        thread.give(new ThreadShare("vrrp", 0, 50, List.of(), false));

        assertEquals("2 50", onThread(() -> stat(POLICY) + " " + stat(REAL_TIME_PRIORITY)));
        assertEquals("0 0", stat(POLICY) + " " + stat(REAL_TIME_PRIORITY));
    }

    @Test
    void whoStopsVrrpsThreadIsAsUrgent() throws Exception {
        Path pausing = Path.of("/proc/self/task/" + PausingThread.find().orElseThrow() + "/stat");

        thread.give(new ThreadShare("vrrp", 0, 50, List.of(), false));
        String with = onThread(() -> stat(pausing, REAL_TIME_PRIORITY));
        thread.give(new ThreadShare("vrrp", 0, 0, List.of(), false));
        String without = onThread(() -> stat(pausing, REAL_TIME_PRIORITY));

        assertEquals("50 0", with + " " + without);
    }

    @Test
    void aReloadWithoutIsWithout() throws Exception {
        String processors = onThread(() -> status("Cpus_allowed_list"));
        thread.give(new ThreadShare("vrrp", 0, 50, List.of(0), false));

        thread.give(ThreadShare.NORMAL);

        assertEquals(
                "0 0 " + processors,
                onThread(() -> stat(POLICY) + " " + stat(REAL_TIME_PRIORITY) + " " + status("Cpus_allowed_list")));
    }

    @Test
    void aNiceValueIsTheThreadsAlone() throws Exception {
        thread.give(new ThreadShare("checker", -5, 0, List.of(), false));

        assertEquals("-5", onThread(() -> stat(NICE)));
        assertEquals("0", stat(NICE));
    }

    @Test
    void runsOnTheProcessorsThatAreNamed() throws Exception {
        thread.give(new ThreadShare("vrrp", 0, 0, List.of(0), false));

        assertEquals("0", onThread(() -> status("Cpus_allowed_list")));
    }

    @Test
    void lockedMemoryIsNotSwapped() throws Exception {
        thread.give(new ThreadShare("vrrp", 0, 0, List.of(), true));

        assertNotEquals("0 kB", onThread(() -> status("VmLck")));
    }

    /** Read on the thread. */
    @FunctionalInterface
    private interface Reading {
        String read() throws IOException;
    }

    private String onThread(Reading reading) throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        thread.post(() -> {
            try {
                answer.complete(reading.read());
            } catch (IOException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    private static String stat(int field) throws IOException {
        return stat(STAT, field);
    }

    private static String stat(Path file, int field) throws IOException {
        String stat = Files.readString(file);
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[field];
    }

    private static String status(String field) throws IOException {
        for (String line : Files.readAllLines(STATUS)) {
            if (line.startsWith(field + ":")) {
                return line.substring(field.length() + 1).strip();
            }
        }
        throw new AssertionError("no " + field);
    }
}
