package io.vipward.daemon.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of the virtual machine that stops all others, to collect or to replace code. Who is stopped waits for it, with
 * whatever priority: measured, 7 to 58 ms beside busy processors where the work itself takes 0.1 to 1 ms.
 */
final class PausingThread {
    private static final Logger LOG = LoggerFactory.getLogger(PausingThread.class);
    private static final Path THREADS = Path.of("/proc/self/task");
    private static final String NAME = "VM Thread";

    private PausingThread() {}

    /** Its number for the kernel, empty where it has another name than in HotSpot. */
    static OptionalInt find() {
        try (Stream<Path> threads = Files.list(THREADS)) {
            return threads.filter(PausingThread::isIt)
                    .mapToInt(thread -> Integer.parseInt(thread.getFileName().toString()))
                    .findFirst();
        } catch (IOException e) {
            LOG.debug("cannot list the threads: {}", e.getMessage());
            return OptionalInt.empty();
        }
    }

    private static boolean isIt(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).strip().equals(NAME);
        } catch (IOException ended) {
            return false;
        }
    }
}
