package io.vipward.parser.schema;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Every table of the language: that of the top level, and those of the blocks in blocks. */
public final class Tables {
    private static final List<Table> ALL = reachable();

    private Tables() {}

    /** Each once, a block before the blocks in it. */
    public static List<Table> all() {
        return ALL;
    }

    private static List<Table> reachable() {
        Set<Table> tables = new LinkedHashSet<>();
        collect(TopLevelTable.TABLE, tables);
        return List.copyOf(tables);
    }

    private static void collect(Table table, Set<Table> tables) {
        if (tables.add(table)) {
            for (Keyword<?> keyword : table.keywords()) {
                if (keyword.form().inside() instanceof Table inside) {
                    collect(inside, tables);
                }
            }
        }
    }
}
