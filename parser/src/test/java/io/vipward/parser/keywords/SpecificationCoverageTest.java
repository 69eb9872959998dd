package io.vipward.parser.keywords;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.parser.grammar.KeywordRules;
import io.vipward.parser.schema.Binder;
import io.vipward.parser.schema.Table;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of the parser have every keyword that keepalived has, no other but our own {@code vipward_...}, and each one has its row of examples. */
class SpecificationCoverageTest {
    @TestFactory
    Stream<DynamicTest> everyBlockHasTheKeywordsOfItsRows() {
        return vocabulary().entrySet().stream()
                .map(block -> DynamicTest.dynamicTest(block.getKey(), () -> {
                    Set<String> rows = new TreeSet<>(KeywordRows.keywordsOf(block.getKey()));

                    assertEquals(String.join("\n", rows), String.join("\n", block.getValue()));
                }));
    }

    @Test
    void blocksOfTheParserAreThoseWithRows() {
        Set<String> blocks = new TreeSet<>(vocabulary().keySet());

        assertEquals(KeywordRows.blocks(), blocks);
    }

    /** The numbers of keepalived 2.4.3's own keyword tables. */
    @ParameterizedTest
    @CsvSource({
        "top_level, 25",
        "global_defs, 140",
        "track_group, 1",
        "garp_group, 4",
        "vrrp_script, 8",
        "vrrp_track_process, 9",
        "track_file, 3",
        "vrrp_sync_group, 15",
        "vrrp_instance, 70",
        "authentication, 2",
        "auth_hmac, 5",
        "virtual_ipaddress, 15",
        "virtual_routes, 47",
        "virtual_rules, 36",
        "SSL, 4",
        "virtual_server, 39",
        "real_server, 26",
        "TCP_CHECK, 13",
        "PING_CHECK, 13",
        "HTTP_GET, 20",
        "SSL_GET, 21",
        "url, 11",
        "SMTP_CHECK, 15",
        "host, 7",
        "DNS_CHECK, 15",
        "MISC_CHECK, 10",
        "UDP_CHECK, 17",
        "FILE_CHECK, 2",
        "BFD_CHECK, 2",
        "bfd_instance, 15",
    })
    void rowsAreAsManyAsKeepalivedHasKeywords(String block, int count) {
        Set<String> keywords = KeywordRows.keywordsOf(block);

        assertEquals(count, keywords.size(), () -> new TreeSet<>(keywords).toString());
    }

    /** The keywords of each block; what the block is called in two places, such as a url, counts as one. */
    private static Map<String, Set<String>> vocabulary() {
        Map<String, Set<String>> vocabulary = new TreeMap<>();
        for (Table table : tables(new LinkedHashSet<>(), Binder.topLevel())) {
            vocabulary
                    .computeIfAbsent(table.block().replace("the top level", "top_level"), block -> new TreeSet<>())
                    .addAll(table.names().stream()
                            .filter(name -> !name.startsWith("vipward_"))
                            .toList());
        }
        return vocabulary;
    }

    private static Set<Table> tables(Set<Table> found, KeywordRules rules) {
        if (rules instanceof Table table && found.add(table)) {
            for (String name : table.names()) {
                KeywordRules inside =
                        Objects.requireNonNull(table.find(name)).form().inside();
                if (inside != null) {
                    tables(found, inside);
                }
            }
        }
        return found;
    }
}
