package io.vipward.netlink.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.fake.Await;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.Signals;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChildProcessTest {
    private static final TimeLimit AMPLE = new TimeLimit(50_000_000_000L, 1_000_000_000L);
    private static final TimeLimit SHORT = new TimeLimit(100_000_000L, 100_000_000L);

    @TempDir
    Path directory = Path.of("replaced");

    private EventLoop loop = loop();

    @BeforeEach
    void freshLoop() {
        loop.close();
        loop = loop();
    }

    @AfterEach
    void closeLoop() {
        loop.close();
    }

    @Test
    void exitStatusIsReported() {
        ProcessResult result = run(sh("exit 7"), AMPLE);

        ProcessResult.Exited exited = assertInstanceOf(ProcessResult.Exited.class, result);
        assertEquals(7, exited.status());
        assertTrue(exited.durationNanos() > 0);
    }

    @Test
    void deathByAnotherSignalIsReported() {
        ProcessResult result = run(sh("kill -USR1 $$"), AMPLE);

        assertEquals(
                Signals.USR1,
                assertInstanceOf(ProcessResult.Signalled.class, result).signal());
    }

    @Test
    void processThatOutstaysItsTimeIsEndedWithItsGroup() throws IOException {
        Path child = directory.resolve("child");

        ProcessResult result = run(sh("sleep 1000 & echo $! > " + child + "; wait"), SHORT);

        assertInstanceOf(ProcessResult.TimedOut.class, result);
        String pid = Files.readString(child).strip();
        Await.until(loop, "the death of what it started", () -> isDead(pid));
    }

    @Test
    void processThatTrapsTheSignalIsKilledAndTimedOut() {
        ProcessResult result = run(sh("trap '' TERM; while :; do sleep 1000; done"), SHORT);

        assertInstanceOf(ProcessResult.TimedOut.class, result);
    }

    @Test
    void processThatAnswersTheSignalWithSuccessHasTimedOutAllTheSame() {
        ProcessResult result = run(sh("trap 'exit 0' TERM; sleep 1000 & wait"), SHORT);

        assertInstanceOf(ProcessResult.TimedOut.class, result);
    }

    @Test
    void terminatedProcessSaysSo() {
        List<ProcessResult> results = new ArrayList<>();
        ChildProcess.Started started = ChildProcess.start(loop, sh("sleep 1000"), AMPLE, results::add);

        assertInstanceOf(ChildProcess.Running.class, started).process().terminate();
        Await.until(loop, "the end", () -> !results.isEmpty());

        assertInstanceOf(ProcessResult.Terminated.class, results.get(0));
    }

    @Test
    void whatAScriptLeavesInTheBackgroundLivesOn() throws IOException {
        Path child = directory.resolve("child");

        ProcessResult result = run(sh("sleep 1000 & echo $! > " + child), AMPLE);

        assertInstanceOf(ProcessResult.Exited.class, result);
        String pid = Files.readString(child).strip();
        assertTrue(Files.exists(Path.of("/proc", pid)));
        ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
    }

    @Test
    void processHasItsOwnGroupNoSignalsBlockedAndThreeDescriptors() throws IOException {
        Path facts = directory.resolve("facts");
        String script = "exec > " + facts + "; grep -E '^Sig(Blk|Ign)' /proc/self/status;"
                + " cut -d' ' -f5 /proc/$$/stat; echo $$; echo /proc/$$/fd/*; readlink /proc/$$/fd/0";

        run(sh(script), AMPLE);

        List<String> lines = Files.readAllLines(facts);
        assertEquals("SigBlk:\t0000000000000000", lines.get(0));
        assertEquals("SigIgn:\t0000000000000000", lines.get(1));
        assertEquals(lines.get(3), lines.get(2), "process group");
        // 3 is the shell, reading that directory.
        assertEquals("0 1 2 3", lines.get(4).replaceAll("/proc/[0-9]+/fd/", ""));
        assertEquals("/dev/null", lines.get(5));
    }

    @Test
    void environmentIsWhatWasGiven() throws IOException {
        Path facts = directory.resolve("facts");
        Command command = new Command(
                "/usr/bin/env",
                List.of("env", "-u", "NONE", "/bin/sh", "-c", "env > " + facts),
                Map.of("ONLY", "this one", "PATH", "/usr/bin:/bin"),
                null);

        run(command, AMPLE);

        List<String> lines = Files.readAllLines(facts);
        assertTrue(lines.contains("ONLY=this one"), lines.toString());
        assertFalse(lines.stream().anyMatch(line -> line.startsWith("HOME=")), lines.toString());
    }

    @Test
    void textWithoutAnInterpreterIsRefusedByTheKernel() throws IOException {
        Path script = directory.resolve("plain");
        Files.writeString(script, "exit 0\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));

        ChildProcess.Started started =
                ChildProcess.start(loop, program(script.toString()), AMPLE, result -> loop.stop());

        assertEquals(new ChildProcess.Failed(Errno.ENOEXEC), started);
    }

    @Test
    void missingProgramIsRefusedByTheKernel() {
        ChildProcess.Started started =
                ChildProcess.start(loop, program(directory + "/absent"), AMPLE, result -> loop.stop());

        assertEquals(new ChildProcess.Failed(Errno.ENOENT), started);
    }

    @Test
    void inputIsReadToItsEnd() {
        Command command = new Command(
                "/bin/sh",
                List.of("/bin/sh", "-c", "test \"$(cat)\" = 'one line'"),
                Map.of("PATH", "/usr/bin:/bin"),
                null,
                "one line\n");

        ProcessResult result = run(command, AMPLE);

        assertEquals(0, assertInstanceOf(ProcessResult.Exited.class, result).status());
    }

    @Test
    void anotherUsersProgramIsStartedThroughSetpriv() {
        Command command = new Command("/x", List.of("x", "a b"), Map.of(), new Credentials(33, 34));

        Command spawned = command.asSpawned();

        assertEquals(
                List.of("setpriv", "--reuid=33", "--regid=34", "--groups=34", "--inh-caps=-all", "--", "/x", "a b"),
                spawned.arguments());
    }

    private ProcessResult run(Command command, TimeLimit limit) {
        List<ProcessResult> results = new ArrayList<>();
        ChildProcess.Started started = ChildProcess.start(loop, command, limit, results::add);
        assertInstanceOf(ChildProcess.Running.class, started);
        Await.until(loop, "the end", () -> !results.isEmpty());
        return results.get(0);
    }

    /** Gone, or a zombie that its new parent has not collected yet. */
    private static boolean isDead(String pid) {
        try {
            String state = Files.readString(Path.of("/proc", pid, "stat")).replaceAll("^.*\\) ", "");
            return state.startsWith("Z") || state.startsWith("X");
        } catch (IOException gone) {
            return true;
        }
    }

    private static Command sh(String script) {
        return new Command("/bin/sh", List.of("/bin/sh", "-c", script), Map.of("PATH", "/usr/bin:/bin"), null);
    }

    private static Command program(String path) {
        return new Command(path, List.of(path), Map.of(), null);
    }

    private static EventLoop loop() {
        try {
            return new EventLoop("test");
        } catch (SystemCallException e) {
            throw new IllegalStateException(e);
        }
    }
}
