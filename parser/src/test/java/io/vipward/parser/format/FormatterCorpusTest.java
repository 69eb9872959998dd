package io.vipward.parser.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.ModelText;
import io.vipward.parser.ParseResult;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.source.Host;
import io.vipward.parser.source.SourceBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Configurations that people have published mean the same when they are formatted; see CorpusTest for where they are. */
class FormatterCorpusTest {
    private static final String FOLDER = System.getProperty("vipward.corpus", "");

    @TestFactory
    Stream<DynamicTest> everyFileMeansTheSameOrIsRefused() throws IOException {
        if (FOLDER.isEmpty()) {
            return Stream.empty();
        }
        List<Path> files;
        try (Stream<Path> own = Files.walk(Path.of(FOLDER, "files"));
                Stream<Path> small = Files.walk(Path.of(FOLDER, "negative", "files"))) {
            files = Stream.concat(own, small)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
        assertFalse(files.isEmpty(), FOLDER);
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) throws IOException {
        String before = SourceBytes.decode(Files.readAllBytes(file));

        if (Formatter.format(file.toString(), before) instanceof Formatted.Rewritten rewritten) {
            String after = rewritten.text();
            assertEquals(meaning(file, before), meaning(file, after));
            assertEquals(rewritten, Formatter.format(file.toString(), after));
        }
    }

    /** The effective configuration without places, and the sorted codes of what was found. */
    private static String meaning(Path file, String text) {
        ParseResult result =
                ConfigurationParser.parse(file.toString(), text, Host.settings().withRandom(bound -> 0));
        Configuration configuration = result.configuration();
        String model = configuration == null ? "none" : ModelText.of(configuration);
        List<String> codes = result.diagnostics().stream()
                .map(Diagnostic::code)
                .map(Enum::name)
                .sorted()
                .toList();
        return model.replaceAll("(?m)^ *at \\d+:\\d+\n", "") + codes + result.testExitCode();
    }
}
