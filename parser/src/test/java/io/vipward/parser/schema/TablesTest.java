package io.vipward.parser.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TablesTest {
    @Test
    void everyKeywordIsExplained() {
        for (Table table : Tables.all()) {
            for (Keyword<?> keyword : table.keywords()) {
                String name = table.block() + " " + keyword.name();
                assertFalse(keyword.text().help().isBlank(), name);

                assertEquals(keyword, table.find(keyword.name()), name);
            }
        }
    }

    /** The numbers of keepalived 2.4.3's own keyword tables. */
    @ParameterizedTest
    @CsvSource({
        "the top level, 25",
        "global_defs, 140",
        "vrrp_script, 8",
        "track_file, 3",
        "vrrp_track_process, 9",
        "bfd_instance, 15",
        "track_group, 1",
        "vrrp_sync_group, 15",
        "vrrp_instance, 70",
        "authentication, 2",
        "auth_hmac, 5",
        "virtual_server, 39",
        "real_server, 26",
        "TCP_CHECK, 13",
    })
    void noKeywordOfKeepalivedIsMissing(String block, int count) {
        Table table = Tables.all().stream()
                .filter(one -> one.block().equals(block))
                .findFirst()
                .orElseThrow();

        assertEquals(count, table.names().size(), () -> String.join(" ", table.names()));
        assertTrue(table.names().stream().allMatch(name -> table.find(name) != null));
    }
}
