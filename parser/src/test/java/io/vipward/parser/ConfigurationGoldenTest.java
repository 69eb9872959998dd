package io.vipward.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vipward.parser.model.Configuration;
import io.vipward.parser.source.FilesInMemory;
import io.vipward.parser.source.ParseSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Whole files against what they should give: findings, exit codes and model.
 *
 * <p>{@code -Dvipward.golden.rewrite=true} writes what they do give; read the difference before it is committed.
 */
class ConfigurationGoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final boolean REWRITE = Boolean.getBoolean("vipward.golden.rewrite");

    @TestFactory
    Stream<DynamicTest> everyFileGivesWhatIsWrittenBesideIt() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(FOLDER)) {
            files = all.filter(path -> path.toString().endsWith(".conf"))
                    .sorted()
                    .toList();
        }
        assertFalse(files.isEmpty());
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) throws IOException {
        String name = file.getFileName().toString();
        String actual = outcome(name, Files.readString(file, StandardCharsets.UTF_8));
        Path expected = file.resolveSibling(name.replace(".conf", ".expected"));
        if (REWRITE) {
            Files.writeString(expected, actual);
        }
        assertEquals(Files.readString(expected, StandardCharsets.UTF_8), actual);
    }

    private static String outcome(String name, String text) throws IOException {
        FilesInMemory files = new FilesInMemory();
        try (Stream<Path> all = Files.list(FOLDER.resolve("includes"))) {
            for (Path file : all.toList()) {
                files.with("/includes/" + file.getFileName(), Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        ParseSettings settings = ParseSettings.ISOLATED.withConfigId("main").withFiles(files);
        ParseResult result = ConfigurationParser.parse(name, text, settings);
        Configuration configuration = result.configuration();
        String model = configuration == null ? "none\n" : ModelText.of(configuration);
        return result.text() + "\ntest " + result.testExitCode() + ", start " + result.startExitCode() + "\n\n" + model;
    }
}
