package io.vipward.parser.reference;

import io.vipward.parser.schema.Keyword;
import io.vipward.parser.schema.Support;
import io.vipward.parser.schema.Table;
import io.vipward.parser.schema.Tables;
import io.vipward.parser.schema.Trait;
import java.util.ArrayList;
import java.util.List;

/**
 * What the references say about one keyword, in words.
 *
 * @param names the keyword, then its aliases
 * @param arguments and their ranges; empty for none
 * @param initially what holds without the keyword; empty where there is nothing to say
 * @param meaning one or more sentences without a full stop
 * @param since the first release of keepalived that has it; empty up to 2.2.7
 * @param status what this version does with it
 */
record Entry(List<String> names, String arguments, String initially, String meaning, String since, String status) {
    static final String SUPPORTED = "supported";

    Entry {
        names = List.copyOf(names);
    }

    static List<Entry> of(Table table) {
        return table.keywords().stream().map(keyword -> of(table, keyword)).toList();
    }

    private static Entry of(Table table, Keyword<?> keyword) {
        List<String> names = new ArrayList<>(List.of(keyword.name()));
        table.names().stream()
                .filter(name -> !name.equals(keyword.name()) && keyword.equals(table.find(name)))
                .forEach(names::add);
        return new Entry(
                names,
                keyword.form().syntax(),
                keyword.text().initially(),
                meaning(keyword),
                Since.of(table.block(), keyword.name()),
                status(table, keyword));
    }

    private static String meaning(Keyword<?> keyword) {
        StringBuilder meaning = new StringBuilder(keyword.text().help());
        if (keyword.is(Trait.FIRST_WINS)) {
            meaning.append("; of several the first counts");
        } else if (keyword.is(Trait.ACCUMULATES)) {
            meaning.append("; may be repeated");
        }
        if (keyword.is(Trait.ARGUMENT_IS_VITAL)) {
            meaning.append("; without its argument the daemon ends");
        }
        return meaning.toString();
    }

    /** A keyword of a block without effect has none either. */
    private static String status(Table table, Keyword<?> keyword) {
        String replacement = keyword.text().replacement();
        String old = replacement == null ? "" : "old name, write " + replacement + "; ";
        return old
                + (keyword.support() == Support.SUPPORTED && Tables.inEffect().contains(table)
                        ? SUPPORTED
                        : "read, not in effect yet");
    }
}
