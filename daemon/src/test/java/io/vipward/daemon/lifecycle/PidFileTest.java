package io.vipward.daemon.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
    private static final long NO_PROCESS = 2_000_000_000L;

    @TempDir
    Path directory = Path.of("replaced");

    @Test
    void fileHoldsTheNumberAndGoesWithTheDaemon() throws IOException {
        Path path = directory.resolve("keepalived.pid");

        PidFile.Acquired taken = assertInstanceOf(PidFile.Acquired.class, PidFile.take(path, 1234));
        String content = Files.readString(path);
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        taken.file().close();

        assertEquals("1234\n", content);
        assertEquals("rw-r--r--", mode);
        assertFalse(Files.exists(path));
    }

    @Test
    void secondDaemonFindsTheFileTaken() throws IOException {
        Path path = directory.resolve("keepalived.pid");
        PidFile.Acquired first = assertInstanceOf(PidFile.Acquired.class, PidFile.take(path, 1234));

        PidFile.Taken second = PidFile.take(path, 5678);

        assertEquals(new PidFile.Busy(1234), second);
        assertEquals("1234\n", Files.readString(path));
        first.file().close();
    }

    @Test
    void fileOfADeadProcessIsStale() throws IOException {
        Path path = directory.resolve("keepalived.pid");
        Files.writeString(path, NO_PROCESS + "\n");

        PidFile.Acquired taken = assertInstanceOf(PidFile.Acquired.class, PidFile.take(path, 1234));

        assertEquals(NO_PROCESS, taken.stalePid());
        assertEquals("1234\n", Files.readString(path));
        taken.file().close();
    }

    @Test
    void numberThatAnotherProgramHasMeanwhileIsStaleToo() throws IOException {
        Path path = directory.resolve("keepalived.pid");
        long unrelated = 1;
        Files.writeString(path, unrelated + "\n");

        PidFile.Acquired taken = assertInstanceOf(PidFile.Acquired.class, PidFile.take(path, 1234));

        assertEquals(unrelated, taken.stalePid());
        taken.file().close();
    }

    @Test
    void rubbishInTheFileCountsAsNobody() throws IOException {
        Path path = directory.resolve("keepalived.pid");
        Files.writeString(path, "99999999999999999999999999999999999999999 x\n");

        PidFile.Acquired taken = assertInstanceOf(PidFile.Acquired.class, PidFile.take(path, 1234));

        assertEquals(0, taken.stalePid());
        assertEquals("1234\n", Files.readString(path));
        taken.file().close();
    }
}
