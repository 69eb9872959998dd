package io.vipward.parser.schema;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Every table of the language: that of the top level, and those of the blocks in blocks. */
public final class Tables {
    private static final List<Table> ALL = List.copyOf(reachable(keyword -> true));
    private static final Set<Table> IN_EFFECT =
            Set.copyOf(reachable(keyword -> keyword.support() == Support.SUPPORTED));

    private Tables() {}

    /** Each once, a block before the blocks in it. */
    public static List<Table> all() {
        return ALL;
    }

    /** Those of blocks that this version acts upon. */
    public static Set<Table> inEffect() {
        return IN_EFFECT;
    }

    private static Set<Table> reachable(Predicate<Keyword<?>> which) {
        Set<Table> tables = new LinkedHashSet<>();
        collect(TopLevelTable.TABLE, which, tables);
        return tables;
    }

    private static void collect(Table table, Predicate<Keyword<?>> which, Set<Table> tables) {
        if (tables.add(table)) {
            for (Keyword<?> keyword : table.keywords()) {
                if (which.test(keyword) && keyword.form().inside() instanceof Table inside) {
                    collect(inside, which, tables);
                }
            }
        }
    }
}
