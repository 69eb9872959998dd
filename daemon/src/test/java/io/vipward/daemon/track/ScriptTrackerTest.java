package io.vipward.daemon.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** Real scripts on a real loop; each test waits for the runs that it needs. */
@Timeout(60)
class ScriptTrackerTest {
    private static final long MILLIS = 1_000_000L;
    private static final Map<String, String> ENVIRONMENT =
            Map.of("PATH", "/usr/bin:/bin", "JAVA_HOME", "/jdk", "LD_PRELOAD", "/evil.so", "VIPWARD_NAME", "vipward");

    @TempDir
    Path directory = Path.of("replaced");

    private final List<ScriptRun> runs = new ArrayList<>();
    private EventLoop loop = newLoop();

    @BeforeEach
    void freshLoop() {
        loop.close();
        loop = newLoop();
    }

    @AfterEach
    void closeLoop() {
        loop.close();
    }

    @Test
    void scriptRunsAtOnceAndThenInItsRhythm() throws IOException {
        Path count = directory.resolve("count");
        String text = "echo x >> " + count + "; exit $(wc -l < " + count + ")";
        TrackScript script = script(text, 20 * MILLIS, 10_000 * MILLIS);

        List<ScriptRun> first = collect(3, script);

        assertEquals(List.of(new ScriptRun.Exited(1), new ScriptRun.Exited(2), new ScriptRun.Exited(3)), first);
    }

    @Test
    void turnThatFindsTheLastRunStillGoingIsSkipped() throws IOException {
        TrackScript script = script("echo x >> " + directory + "/starts; sleep 0.3", 20 * MILLIS, 10_000 * MILLIS);

        collect(1, script);

        assertEquals(1, Files.readAllLines(directory.resolve("starts")).size());
    }

    @Test
    void runThatOutstaysItsTimeHasTimedOut() throws IOException {
        TrackScript script = script("sleep 1000", 10_000 * MILLIS, 50 * MILLIS);

        List<ScriptRun> first = collect(1, script);

        assertEquals(List.of(new ScriptRun.TimedOut()), first);
    }

    @Test
    void textWithoutAnInterpreterIsHandedToTheShell() throws IOException {
        Path file = file("plain.sh", "# no interpreter named\nexit 5\n");
        TrackScript believed = new TrackScript(
                "plain",
                new ScriptProgram(file.toString(), List.of(file.toString()), ScriptUser.ROOT, true),
                1_000 * MILLIS,
                10_000 * MILLIS);

        List<ScriptRun> first = collect(1, believed);

        assertEquals(List.of(new ScriptRun.Exited(5)), first);
    }

    @Test
    void missingInterpreterIsAFailureNotASuccess() throws IOException {
        Path file = file("crlf.sh", "#!/bin/absent-interpreter\r\nexit 0\n");
        TrackScript broken = new TrackScript(
                "broken",
                new ScriptProgram(file.toString(), List.of(file.toString()), ScriptUser.ROOT, true),
                1_000 * MILLIS,
                10_000 * MILLIS);

        List<ScriptRun> first = collect(1, broken);

        assertEquals(List.of(new ScriptRun.NotStarted("No such file or directory")), first);
    }

    @Test
    void scriptGetsTheDaemonsEnvironmentWithoutWhatIsMeantForOthers() throws IOException {
        TrackScript script = script("env > " + directory + "/environment", 1_000 * MILLIS, 10_000 * MILLIS);

        collect(1, script);

        List<String> lines = Files.readAllLines(directory.resolve("environment"));
        assertTrue(lines.contains("PATH=/usr/bin:/bin"), lines.toString());
        assertFalse(lines.stream().anyMatch(line -> line.matches("(JAVA_|LD_|VIPWARD_).*")), () -> "leaked: " + lines);
    }

    @Test
    void unchangedScriptKeepsItsRhythmOverAReload() throws IOException {
        TrackScript script = script("echo x >> " + directory + "/starts", 10_000 * MILLIS, 10_000 * MILLIS);
        TrackScript added = new TrackScript("added", script.program(), 10_000 * MILLIS, 10_000 * MILLIS);
        List<String> ended = new ArrayList<>();
        ScriptTracker[] tracker = new ScriptTracker[1];
        tracker[0] = new ScriptTracker(
                loop,
                (name, run) -> {
                    ended.add(name);
                    if (name.equals("added")) {
                        loop.stop();
                    } else {
                        tracker[0].track(List.of(script, added));
                    }
                },
                ENVIRONMENT);

        tracker[0].track(List.of(script));
        loop.run();
        tracker[0].stop();

        assertEquals(List.of("check", "added"), ended);
    }

    private List<ScriptRun> collect(int count, TrackScript script) {
        ScriptTracker tracker = tracker(count);
        tracker.track(List.of(script));
        loop.run();
        tracker.stop();
        return List.copyOf(runs);
    }

    private ScriptTracker tracker(int count) {
        return new ScriptTracker(
                loop,
                (name, run) -> {
                    runs.add(run);
                    if (runs.size() == count) {
                        loop.stop();
                    }
                },
                ENVIRONMENT);
    }

    private TrackScript script(String text, long intervalNanos, long timeoutNanos) throws IOException {
        Path file = file("check.sh", "#!/bin/sh\n" + text + "\n");
        ScriptProgram program = new ScriptProgram(file.toString(), List.of(file.toString()), ScriptUser.ROOT, true);
        return new TrackScript("check", program, intervalNanos, timeoutNanos);
    }

    private Path file(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }

    private static EventLoop newLoop() {
        try {
            return new EventLoop("test");
        } catch (SystemCallException e) {
            throw new IllegalStateException(e);
        }
    }
}
