package io.vipward.parser.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.schema.Table;
import io.vipward.parser.schema.Tables;
import io.vipward.parser.source.SourceBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Documents that are made from the program say what it does.
 *
 * <p>{@code -Dvipward.docs.rewrite=true} writes them anew; read the difference before it is committed.
 */
class ReferenceTest {
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
        assertCurrent("docs/diagnostics.md", DiagnosticReference.markdown(FindingExamples.all()));
    }

    @Test
    void everyCodeHasAnExample() throws IOException {
        Set<DiagnosticCode> without = EnumSet.allOf(DiagnosticCode.class);

        without.removeAll(FindingExamples.all().keySet());

        assertEquals(Set.of(), without);
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
