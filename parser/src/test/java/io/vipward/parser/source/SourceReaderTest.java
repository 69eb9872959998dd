package io.vipward.parser.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.ParseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceReaderTest {
    @TempDir
    private Path folder = Path.of("");

    private static void assertRefused(String code, ParseResult result) {
        assertEquals(
                List.of(code),
                result.diagnostics().stream()
                        .map(finding -> finding.code().toString())
                        .toList());
        assertEquals(0, result.testExitCode());
        assertEquals(6, result.startExitCode());
    }

    @Test
    void missingFileIsReported() {
        assertRefused("file-missing", ConfigurationParser.parse(folder.resolve("nosuch")));
    }

    @Test
    void directoryIsNoConfiguration() {
        assertRefused("file-not-regular", ConfigurationParser.parse(folder));
    }

    @Test
    void executableFileIsNoConfiguration() throws IOException {
        Path file = Files.writeString(folder.resolve("a.conf"), "global_defs {\n}\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r-x"));

        assertRefused("file-executable", ConfigurationParser.parse(file));
    }

    @Test
    void hugeFileIsNotRead() throws IOException {
        Path file = folder.resolve("huge.conf");
        try (var channel = java.nio.channels.FileChannel.open(
                file, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.wrap(new byte[1]), 1L << 30);
        }

        ParseResult result = ConfigurationParser.parse(file);

        assertEquals("file-too-large", result.diagnostics().get(0).code().toString());
        assertTrue(result.fatal());
        assertEquals(5, result.testExitCode());
        assertEquals(2, result.startExitCode());
    }

    @Test
    void includesAreReadFromTheDisk() throws IOException {
        Path file = Files.writeString(folder.resolve("a.conf"), "include d/*.conf\nincludem nosuch\n");
        Files.createDirectory(folder.resolve("d"));
        Files.writeString(folder.resolve("d/2.conf"), "y\ninclude 3\n");
        Files.writeString(folder.resolve("d/1.conf"), "x\n");
        Files.writeString(folder.resolve("d/3"), "z ${_PWD}\ninclude ../a.conf\n");
        Path program = Files.writeString(folder.resolve("d/4.conf"), "w\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr--r--"));

        ParseResult result = ConfigurationParser.parse(file);

        assertEquals(
                List.of(
                        "a.conf:1:1 include-skipped",
                        "a.conf:2:1 include-missing",
                        "d/1.conf:1:1 unknown-keyword",
                        "d/2.conf:1:1 unknown-keyword",
                        "d/3:1:1 unknown-keyword",
                        "d/3:2:1 include-loop"),
                result.diagnostics().stream()
                        .map(finding ->
                                folder.relativize(Path.of(finding.position().toString())) + " " + finding.code())
                        .toList());
        assertEquals(6, result.testExitCode());
        assertEquals(6, result.startExitCode());
    }

    @Test
    void conditionsOfThisNodeHoldByDefault() throws IOException {
        String node =
                Files.readString(Path.of("/proc/sys/kernel/hostname")).strip().replaceFirst("[.].*", "");
        Path file = Files.writeString(folder.resolve("a.conf"), "@" + node + " here\n@^" + node + " there\n");

        ParseResult result = ConfigurationParser.parse(file);

        assertEquals(1, result.diagnostics().size());
        assertEquals(1, result.diagnostics().get(0).position().line());
    }

    @Test
    void readableFileIsParsedUnderItsName() throws IOException {
        Path file = Files.writeString(folder.resolve("a.conf"), "x\n");

        ParseResult result = ConfigurationParser.parse(file);

        assertEquals(file + ":1:1", result.diagnostics().get(0).position().toString());
        assertEquals(5, result.testExitCode());
    }
}
