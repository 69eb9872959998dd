package io.vipward.daemon.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.checkers.core.ProbeResult.End;
import io.vipward.checkers.core.ProbeResult.ProgramEnded;
import io.vipward.checkers.probe.Attempt;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Timer;
import io.vipward.parser.model.ScriptCommand;
import io.vipward.parser.model.ScriptSecurity;
import io.vipward.parser.source.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real programs on a real loop. */
@Timeout(60)
class CheckProgramsTest {
    private static final long LONG = 30_000_000_000L;
    private static final long SHORT = 100_000_000L;

    @TempDir
    Path folder = Path.of("replaced");

    private final EventLoop loop = newLoop();
    private final CheckPrograms programs =
            new CheckPrograms(loop, new ScriptLauncher(loop, Map.of("PATH", "/usr/bin:/bin")));
    private final List<ProgramEnded> ends = new ArrayList<>();

    @AfterEach
    void end() {
        loop.close();
    }

    @ParameterizedTest
    @CsvSource({
        "exit 0, EXITED, 0",
        "exit 1, EXITED, 1",
        "exit 255, EXITED, 255",
        "kill -KILL $$, SIGNALLED, 9",
        "kill -TERM $$, SIGNALLED, 15"
    })
    void endOfAProgramIsTold(String text, End end, int number) throws IOException {
        ProgramEnded ended = run(script("#!/bin/sh\n" + text), LONG);

        assertEquals(end, ended.end());
        assertEquals(number, ended.number());
    }

    @Test
    void textWithoutInterpreterLineIsRunByTheShell() throws IOException {
        assertEquals(7, run(script("exit 7\n"), LONG).number());
    }

    @Test
    void programThatOutstaysItsTimeIsEndedWhateverItMakesOfThat() throws IOException {
        ProgramEnded ended = run(script("#!/bin/sh\ntrap 'exit 0' TERM\nwhile :; do sleep 0.05; done"), SHORT);

        assertEquals(End.TIMED_OUT, ended.end());
        assertTrue(ended.durationNanos() >= SHORT);
    }

    @Test
    void missingInterpreterIsAFailure() throws IOException {
        ProgramEnded ended = run(script("#!/nonexistent/interpreter\nexit 0"), LONG);

        assertEquals(End.NOT_STARTED, ended.end());
        assertEquals(2, ended.number());
    }

    @Test
    void commandThatWasNotAdmittedFails() {
        ScriptCommand unknown = command("/nonexistent");

        programs.start(unknown, LONG, this::ended);
        loop.run();

        assertEquals(End.NOT_STARTED, ends.get(0).end());
        assertEquals("/nonexistent", programs.name(unknown));
    }

    @Test
    void cancelledProgramIsEndedWithItsChildrenAndNotTold() throws IOException {
        Path alive = folder.resolve("alive");
        ScriptCommand command = script("#!/bin/sh\n(echo $$ >" + alive + "; while :; do sleep 0.05; done) & wait");
        admit(command);
        Attempt attempt = programs.start(command, LONG, this::ended);
        turnUntil(() -> Files.exists(alive));

        attempt.cancel();
        String pid = Files.readString(alive).strip();
        turnUntil(() -> !Files.exists(Path.of("/proc/" + pid)));

        assertEquals(List.of(), ends);
    }

    private ProgramEnded run(ScriptCommand command, long timeoutNanos) {
        admit(command);
        programs.start(command, timeoutNanos, this::ended);
        loop.run();
        return ends.get(0);
    }

    private void ended(ProgramEnded end) {
        ends.add(end);
        loop.stop();
    }

    private void admit(ScriptCommand command) {
        ScriptDecision decision =
                new ScriptGate(ScriptSecurity.NONE, new AccountDatabase(), "/usr/bin:/bin").decide(command);
        assertTrue(decision instanceof ScriptDecision.Accepted, decision::toString);
        programs.use(new AdmittedPrograms(Map.of(command, ((ScriptDecision.Accepted) decision).program()), Map.of()));
    }

    private void turnUntil(BooleanSupplier condition) {
        Timer[] look = new Timer[1];
        look[0] = loop.timer("look", now -> {
            if (condition.getAsBoolean()) {
                loop.stop();
            } else {
                look[0].armAt(now + 10_000_000L);
            }
        });
        look[0].armAt(loop.now());
        loop.run();
    }

    private ScriptCommand script(String text) throws IOException {
        Path script = folder.resolve("check.sh");
        Files.writeString(script, text);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return command(script.toString());
    }

    private static ScriptCommand command(String path) {
        return new ScriptCommand(List.of(path), null, null, new Position("a.conf", 1, 1));
    }

    private static EventLoop newLoop() {
        try {
            return new EventLoop("test");
        } catch (SystemCallException e) {
            throw new IllegalStateException(e);
        }
    }
}
