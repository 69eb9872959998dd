package io.vipward.parser;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Configurations that people have published, which are not part of this project.
 *
 * <p>{@code -Dvipward.corpus=FOLDER} names the folder that holds them in its {@code files} folder; without it there
 * are no such tests.
 */
class CorpusTest {
    private static final String FOLDER = System.getProperty("vipward.corpus", "");

    @TestFactory
    Stream<DynamicTest> everyFileEndsInAConfigurationOrInFindings() throws IOException {
        if (FOLDER.isEmpty()) {
            return Stream.empty();
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(Path.of(FOLDER).resolve("files"))) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        assertFalse(files.isEmpty(), FOLDER);
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) {
        ParseResult result = assertTimeout(Duration.ofSeconds(5), () -> ConfigurationParser.parse(file));

        assertFalse(result.fatal() && result.diagnostics().isEmpty());
        assertFalse(result.text().isEmpty() && result.testExitCode() != 0);
    }
}
