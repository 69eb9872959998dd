package io.vipward.netlink.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.vipward.netlink.fake.Await;
import io.vipward.netlink.linux.ProcessCalls;
import io.vipward.netlink.loop.EventLoop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("kernel")
@Timeout(60)
class ChildProcessIT {
    private static final int NOBODY = 65_534;

    @TempDir
    Path directory = Path.of("replaced");

    @Test
    void anotherUsersProgramRunsAsThatUserInTheGroupThatIsKilled() throws Exception {
        assertEquals(0, ProcessCalls.getuid(), "running as another user needs root");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path facts = directory.resolve("facts");
        String script = "{ id -u; id -g; id -G; echo $$; } > " + facts + "; exec sleep 1000";
        Command command = new Command(
                "/bin/sh",
                List.of("sh", "-c", script),
                Map.of("PATH", "/usr/bin:/bin"),
                new Credentials(NOBODY, NOBODY));
        List<ProcessResult> results = new ArrayList<>();

        try (EventLoop loop = new EventLoop("test")) {
            TimeLimit limit = new TimeLimit(500_000_000L, 1_000_000_000L);
            ChildProcess.Started started = ChildProcess.start(loop, command, limit, results::add);
            ChildProcess process =
                    assertInstanceOf(ChildProcess.Running.class, started).process();
            Await.until(loop, "the end", () -> !results.isEmpty());

            assertInstanceOf(ProcessResult.TimedOut.class, results.get(0));
            String nobody = Integer.toString(NOBODY);
            assertEquals(List.of(nobody, nobody, nobody, Integer.toString(process.pid())), Files.readAllLines(facts));
        }
    }
}
