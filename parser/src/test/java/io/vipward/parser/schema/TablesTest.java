package io.vipward.parser.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

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
}
