package io.vipward.daemon.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.daemon.track.ScriptUser;
import io.vipward.netlink.linux.ProcessCalls;
import io.vipward.netlink.linux.Syscalls;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FifoTest {
    private static final String LINE = "INSTANCE \"VI_1\" MASTER 100\n";
    private static final ScriptUser SELF = new ScriptUser("self", ProcessCalls.getuid(), 0);

    /** Longer than any pipe. */
    private static final int MANY = 100_000;

    @TempDir
    private Path directory;

    @Test
    void whatWasWrittenBeforeAReaderCameIsRead() throws Exception {
        Fifo fifo = open();

        fifo.write(LINE);

        try (BufferedReader reader = Files.newBufferedReader(path())) {
            assertEquals(LINE.strip(), reader.readLine());
        }
        fifo.close();
    }

    @Test
    void aFullOneLosesLinesAsAWholeAndCounts() throws Exception {
        Fifo fifo = open();

        for (int i = 0; i < MANY; i++) {
            fifo.write(LINE);
        }

        long lost = fifo.lost();
        long held = MANY - lost;
        assertTrue(lost > 0);
        try (BufferedReader reader = Files.newBufferedReader(path())) {
            fifo.close();
            assertEquals(held, reader.lines().filter(LINE.strip()::equals).count());
        }
    }

    @Test
    void whatWeMadeWeRemove() {
        Fifo fifo = open();

        fifo.close();

        assertFalse(Files.exists(path()));
    }

    @Test
    void oneThatWasThereIsUsedAndStays() {
        Syscalls.mkfifo(path().toString(), 0600);

        Fifo fifo = open();
        fifo.close();

        assertTrue(Files.exists(path()));
    }

    @Test
    void anythingElseOfThatNameIsLeftAlone() throws Exception {
        Files.writeString(path(), "precious");

        assertNull(Fifo.prepare("vrrp ", path().toString(), SELF));
        assertEquals("precious", Files.readString(path()));
    }

    private Path path() {
        return directory.resolve("fifo");
    }

    private Fifo open() {
        Fifo fifo = Objects.requireNonNull(Fifo.prepare("", path().toString(), SELF));
        assertTrue(fifo.open());
        return fifo;
    }
}
