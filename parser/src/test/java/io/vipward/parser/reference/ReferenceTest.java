package io.vipward.parser.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.schema.Table;
import io.vipward.parser.schema.Tables;
import io.vipward.parser.source.SourceBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Documents that are made from the program say what it does.
 *
 * <p>{@code -Dvipward.docs.rewrite=true} writes them anew; read the difference before it is committed.
 */
class ReferenceTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Path MISTAKES = Path.of("src/test/resources/findings");
    private static final boolean REWRITE = Boolean.getBoolean("vipward.docs.rewrite");

    private static void assertCurrent(String document, String text) throws IOException {
        Path file = Path.of("..").resolve(document);
        if (REWRITE) {
            Files.createDirectories(file.resolveSibling("."));
            Files.write(file, SourceBytes.encode(text));
        }
        assertEquals(
                SourceBytes.decode(Files.readAllBytes(file)),
                text,
                document + " is not current: run this test with -Dvipward.docs.rewrite=true");
    }

    @Test
    void keywordsAreDocumentedAsTheTablesHaveThem() throws IOException {
        assertCurrent("docs/keepalived-conf.md", KeywordReference.markdown());
    }

    @Test
    void manualOfTheLanguageIsAsTheTablesHaveIt() throws IOException {
        assertCurrent("packaging/man/vipward.conf.5", KeywordManual.roff());
    }

    @Test
    void findingsAreDocumentedAsTheyAreMade() throws IOException {
        assertCurrent("docs/diagnostics.md", DiagnosticReference.markdown(examples()));
    }

    /** The first finding of each code in files that are full of mistakes, and in the golden ones. */
    private static Map<DiagnosticCode, Diagnostic> examples() throws IOException {
        Map<DiagnosticCode, Diagnostic> examples = new EnumMap<>(DiagnosticCode.class);
        for (Path folder : List.of(MISTAKES, GOLDEN)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".conf"))
                        .sorted()
                        .toList()) {
                    String text = Files.readString(file, StandardCharsets.UTF_8);
                    ConfigurationParser.parse(file.getFileName().toString(), text)
                            .diagnostics()
                            .forEach(diagnostic -> examples.putIfAbsent(diagnostic.code(), diagnostic));
                }
            }
        }
        return examples;
    }

    @Test
    void releasesAreNamedOnlyForKeywordsThatExist() {
        Set<String> keywords = new HashSet<>();
        Tables.all().forEach(table -> keywords.addAll(table.names()));
        for (String name : Since.all()) {
            String block = name.substring(0, name.indexOf(' '));
            String keyword = name.substring(name.indexOf(' ') + 1);
            for (Table table : Tables.all()) {
                if (table.block().equals(block)) {
                    assertNotNull(table.find(keyword), name);
                }
            }
            assertTrue(keywords.contains(block), name);
        }
    }
}
