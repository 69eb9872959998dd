package io.vipward.daemon.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.daemon.track.ScriptDecision.Accepted;
import io.vipward.daemon.track.ScriptDecision.Cause;
import io.vipward.daemon.track.ScriptDecision.Refused;
import io.vipward.parser.model.ScriptCommand;
import io.vipward.parser.model.ScriptSecurity;
import io.vipward.parser.source.Position;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptGateTest {
    private static final int OWN_UID = ownUid();
    private static final Map<String, ScriptUser> USERS =
            Map.of("me", new ScriptUser("me", OWN_UID, 4711), "stranger", new ScriptUser("stranger", 54_321, 54_321));

    @TempDir
    Path directory = Path.of("replaced");

    @Test
    void scriptWithInterpreterRunsAsItself() throws IOException {
        Path script = script("check.sh", "#!/bin/sh\nexit 0\n", "rwxr-xr-x");

        ScriptDecision decision = gate(ScriptSecurity.NONE).decide(command("me", script.toString(), "a b"));

        Accepted accepted = assertInstanceOf(Accepted.class, decision);
        assertEquals(script.toRealPath().toString(), accepted.program().executable());
        assertEquals(List.of(script.toString(), "a b"), accepted.program().arguments());
        assertTrue(accepted.program().hasInterpreter());
        assertEquals(List.of(), accepted.notes());
    }

    @Test
    void scriptWithoutInterpreterGoesThroughTheShellWithOneWarning() throws IOException {
        Path script = script("check.sh", "# a comment first\nexit 0\n", "rwxr-xr-x");

        ScriptDecision decision = gate(ScriptSecurity.NONE).decide(command("me", script.toString(), "x"));

        Accepted accepted = assertInstanceOf(Accepted.class, decision);
        assertFalse(accepted.program().hasInterpreter());
        assertEquals(
                List.of("/bin/sh", script.toRealPath().toString(), "x"),
                accepted.program().throughShell().arguments());
        assertEquals(1, accepted.notes().size());
        assertTrue(
                accepted.notes().get(0).contains("has no #! line"),
                accepted.notes().toString());
    }

    @Test
    void missingScriptIsRefusedWithTheReason() {
        ScriptDecision decision = gate(ScriptSecurity.NONE).decide(command("me", directory + "/absent.sh"));

        Refused refused = assertInstanceOf(Refused.class, decision);
        assertEquals(Cause.NOT_ACCESSIBLE, refused.cause());
        assertEquals(
                List.of("Script " + directory + "/absent.sh cannot be accessed - No such file or directory"),
                refused.notes());
    }

    @Test
    void scriptWithoutExecutePermissionIsRefusedWithTheRepair() throws IOException {
        Path script = script("check.sh", "#!/bin/sh\n", "rw-r--r--");

        ScriptDecision decision = gate(ScriptSecurity.NONE).decide(command("me", script.toString()));

        Refused refused = assertInstanceOf(Refused.class, decision);
        assertEquals(Cause.NOT_EXECUTABLE, refused.cause());
        assertTrue(
                refused.notes().get(0).contains("is not executable for uid:gid"),
                refused.notes().toString());
        assertTrue(
                refused.notes().get(1).contains("chmod +x " + script),
                refused.notes().toString());
    }

    @Test
    void directoryThatTheUserMayNotPassIsNamed() throws IOException {
        Path script = script("check.sh", "#!/bin/sh\n", "rwxr-xr-x");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));

        ScriptDecision decision = gate(ScriptSecurity.NONE).decide(command("stranger", script.toString()));

        Refused refused = assertInstanceOf(Refused.class, decision);
        assertTrue(
                refused.notes().get(0).contains("stranger may not pass " + directory),
                refused.notes().toString());
    }

    @Test
    void unknownUserIsNamed() throws IOException {
        Path script = script("check.sh", "#!/bin/sh\n", "rwxr-xr-x");

        ScriptDecision decision = gate(ScriptSecurity.NONE).decide(command("nobody-here", script.toString()));

        Refused refused = assertInstanceOf(Refused.class, decision);
        assertEquals(Cause.OWN_USER, refused.cause());
        assertEquals(List.of("Script user 'nobody-here' does not exist"), refused.notes());
    }

    @Test
    void securityWithoutAnAccountRefusesScriptsWithoutAUser() throws IOException {
        Path script = script("check.sh", "#!/bin/sh\n", "rwxr-xr-x");

        ScriptDecision decision = gate(new ScriptSecurity(true, null, null)).decide(command(null, script.toString()));

        assertEquals(
                Cause.DEFAULT_USER, assertInstanceOf(Refused.class, decision).cause());
    }

    @Test
    void withoutSecurityAScriptWithoutAUserRunsAsRoot() throws IOException {
        Path script = script("check.sh", "#!/bin/sh\n", "rwxr-xr-x");

        ScriptDecision decision = gate(ScriptSecurity.NONE).decide(command(null, script.toString()));

        assertEquals(
                ScriptUser.ROOT,
                assertInstanceOf(Accepted.class, decision).program().user());
    }

    @Test
    void fileThatOthersCanChangeIsReportedAndWithSecurityRefused() throws IOException {
        Path script = script("check.sh", "#!/bin/sh\n", "rwxrwxrwx");
        ScriptSecurity asRoot = new ScriptSecurity(true, "root", null);

        ScriptDecision open = gate(ScriptSecurity.NONE).decide(command(null, script.toString()));
        ScriptDecision secured = gate(asRoot).decide(command(null, script.toString()));

        Accepted accepted = assertInstanceOf(Accepted.class, open);
        assertTrue(accepted.insecure());
        assertEquals(
                "Unsafe permissions found for script '" + script + "'.",
                accepted.notes().get(0));
        assertTrue(
                accepted.notes().get(1).contains("repair it: chown root "),
                accepted.notes().toString());
        assertEquals(Cause.INSECURE, assertInstanceOf(Refused.class, secured).cause());
    }

    @Test
    void nameWithoutASlashIsSearchedInThePath() throws IOException {
        Path script = script("check_it", "#!/bin/sh\n", "rwxr-xr-x");

        ScriptDecision decision = gate(ScriptSecurity.NONE).decide(command("me", "check_it"));
        ScriptDecision absent = gate(ScriptSecurity.NONE).decide(command("me", "not_there"));

        Accepted accepted = assertInstanceOf(Accepted.class, decision);
        assertEquals(
                List.of("WARNING - script `check_it` resolved by path search to `" + script
                        + "`. Please specify full path."),
                accepted.notes());
        assertEquals(
                List.of("Cannot find script not_there in path - disabling"),
                assertInstanceOf(Refused.class, absent).notes());
    }

    @Test
    void shellOfAMergedUsrSystemIsAccepted() {
        ScriptDecision decision = gate(ScriptSecurity.NONE).decide(command(null, "/bin/sh", "-c", "exit 0"));

        Accepted accepted = assertInstanceOf(Accepted.class, decision);
        assertEquals(List.of("/bin/sh", "-c", "exit 0"), accepted.program().arguments());
        assertEquals(List.of(), accepted.notes());
    }

    @Test
    void loopOfLinksIsAFaultOfThePath() throws IOException {
        Path loop = directory.resolve("loop");
        Files.createSymbolicLink(loop, Path.of("loop"));

        ScriptDecision decision = gate(ScriptSecurity.NONE).decide(command("me", loop.toString()));

        assertTrue(
                assertInstanceOf(Refused.class, decision).notes().get(0).contains("too many levels of symbolic links"));
    }

    @Test
    void openTestRunsThroughTheShell() {
        ScriptDecision decision = gate(ScriptSecurity.NONE).decide(command("me", "</dev/null"));

        assertEquals(
                List.of("/bin/sh", "-c", "</dev/null"),
                assertInstanceOf(Accepted.class, decision).program().arguments());
    }

    @Test
    void theConfiguredPathIsExecutedWhereLinksAreKept() throws IOException {
        Path script = script("check.sh", "#!/bin/sh\n", "rwxr-xr-x");
        Path link = Files.createSymbolicLink(directory.resolve("link.sh"), script);

        ScriptDecision resolved = gate(ScriptSecurity.NONE).decide(command("me", link.toString()));
        ScriptDecision kept =
                gate(new ScriptSecurity(false, null, null, true, false)).decide(command("me", link.toString()));

        assertEquals(
                script.toRealPath().toString(),
                assertInstanceOf(Accepted.class, resolved).program().executable());
        assertEquals(
                link.toString(),
                assertInstanceOf(Accepted.class, kept).program().executable());
    }

    @Test
    void userHasItsOtherGroupsWhereThatIsWanted() throws IOException {
        Path script = script("check.sh", "#!/bin/sh\n", "rwxr-xr-x");
        ScriptCommand command = command("me", script.toString());

        ScriptDecision alone = gate(ScriptSecurity.NONE).decide(command);
        ScriptDecision all =
                gate(new ScriptSecurity(false, null, null, false, true)).decide(command);

        assertEquals(
                List.of(4711),
                assertInstanceOf(Accepted.class, alone).program().user().groups());
        assertEquals(
                List.of(4711, 4712, 4713),
                assertInstanceOf(Accepted.class, all).program().user().groups());
    }

    private ScriptGate gate(ScriptSecurity security) {
        return new ScriptGate(
                security,
                name -> name.equals("root") ? Optional.of(ScriptUser.ROOT) : Optional.ofNullable(USERS.get(name)),
                name -> Optional.empty(),
                name -> List.of(4712, 4711, 4713),
                directory.toString());
    }

    private Path script(String name, String text, String mode) throws IOException {
        Path path = directory.resolve(name);
        Files.writeString(path, text);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
        return path;
    }

    private static ScriptCommand command(@Nullable String user, String... arguments) {
        return new ScriptCommand(List.of(arguments), user, null, new Position("a.conf", 1, 1));
    }

    private static int ownUid() {
        try {
            return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
