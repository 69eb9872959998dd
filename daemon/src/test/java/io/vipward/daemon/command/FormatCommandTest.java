package io.vipward.daemon.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FormatCommandTest {
    @TempDir
    private Path folder = Path.of("replaced");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream originalErr = System.err;
    private final PrintStream originalOut = System.out;
    private final InputStream originalIn = System.in;

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(originalErr);
        System.setOut(originalOut);
        System.setIn(originalIn);
    }

    private static int run(Object... arguments) {
        return new CommandLine(new FormatCommand())
                .execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void fileIsRewrittenInPlaceWithItsMode() throws IOException {
        Path file = file("a.conf", "a{\r\n  b\r\n}\r\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertEquals(0, run(file));

        assertEquals("a {\n    b\n}\n", Files.readString(file));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(List.of(file), all.toList());
        }
        assertEquals("", out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void linkStaysALink() throws IOException {
        Path file = file("a.conf", " a\n");
        Path link = Files.createSymbolicLink(folder.resolve("link.conf"), file);

        assertEquals(0, run(link));

        assertTrue(Files.isSymbolicLink(link));
        assertEquals("a\n", Files.readString(file));
    }

    @Test
    void checkNamesWhatWouldChangeAndChangesNothing() throws IOException {
        Path good = file("good.conf", "a {\n    b\n}\n");
        Path bad = file("bad.conf", "a {\nb\n}\n");

        assertEquals(1, run("--check", good, bad));
        assertEquals(0, run("--check", good));

        assertEquals(bad + "\n", out.toString(StandardCharsets.UTF_8));
        assertEquals("a {\nb\n}\n", Files.readString(bad));
    }

    @Test
    void fileThatCannotBeFormattedIsNamedAndTheOthersAreFormatted() throws IOException {
        Path broken = file("broken.conf", "a {\n  b\n");
        Path other = file("other.conf", "  c\n");

        assertEquals(2, run(broken, folder.resolve("nosuch"), folder, other));

        assertEquals("a {\n  b\n", Files.readString(broken));
        assertEquals("c\n", Files.readString(other));
        assertEquals(
                broken + ":1:1: not formatted: a block that begins here is not closed before the end of the file\n"
                        + folder.resolve("nosuch") + ": not formatted: the file does not exist\n"
                        + folder + ": not formatted: this is not a regular file\n",
                err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void programIsLeftAlone() throws IOException {
        Path file = file("a.sh", "if true; then  echo; fi\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertEquals(2, run(file));

        assertEquals("if true; then  echo; fi\n", Files.readString(file));
    }

    @Test
    void standardInputGoesToStandardOutput() {
        System.setIn(new ByteArrayInputStream(new byte[] {' ', 'a', ' ', ' ', (byte) 0xff}));

        assertEquals(0, run("-"));

        assertEquals("a \u00ff\n", out.toString(StandardCharsets.ISO_8859_1));
    }
}
