package io.vipward.parser.reference;

import io.vipward.parser.schema.Keyword;
import io.vipward.parser.schema.Table;
import io.vipward.parser.schema.Tables;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code docs/keepalived-conf.md}: every keyword of every block. */
final class KeywordReference {
    private static final String HEAD = """
            # keepalived.conf, keyword by keyword

            This page is made from the tables that the program reads configurations by
            (`mvn test -pl parser -Dtest=ReferenceTest -Dvipward.docs.rewrite=true`); do not edit it.

            * **Arguments**: words in capitals stand for a value, `[...]` may be left out, `A|B` is a choice, `1..255` a range. Times are
              in seconds with up to six decimals. `[BOOLEAN]` is `true`, `on`, `yes`, `false`, `off` or `no`, and true where it is left out.
            * **Default**: what holds without the keyword. The name of another keyword means that its value is taken.
            * **Since**: the release of keepalived that brought it, where 2.2.7 did not have it.
            * **Status**: *supported*, or *read, not in effect yet*: the value is checked as keepalived does and kept, and a note says that
              nothing follows from it.

            What differs from keepalived on purpose is in [compatibility.md](compatibility.md); every message is in
            [diagnostics.md](diagnostics.md).

            """;

    private KeywordReference() {}

    static String markdown() {
        StringBuilder out = new StringBuilder(HEAD);
        List<Table> tables = Tables.all();
        for (Table table : tables) {
            out.append("* [")
                    .append(table.block())
                    .append("](#")
                    .append(anchor(table.block()))
                    .append(")\n");
        }
        for (Table table : tables) {
            section(table, out);
        }
        return out.toString();
    }

    private static void section(Table table, StringBuilder out) {
        out.append("\n## ").append(table.block()).append("\n\n");
        String parents = parents(table);
        if (!parents.isEmpty()) {
            out.append("In ").append(parents).append(".\n\n");
        }
        out.append("| Keyword | Arguments | Default | Meaning | Since | Status |\n|---|---|---|---|---|---|\n");
        for (Entry entry : Entry.of(table)) {
            row(entry, out);
        }
        List<Keyword<?>> unknown = table.unknown();
        if (!unknown.isEmpty()) {
            out.append("\nNot keywords, though tutorials have them here:\n\n");
            for (Keyword<?> keyword : unknown) {
                out.append("* `")
                        .append(keyword.name())
                        .append("`: ")
                        .append(keyword.text().help())
                        .append('\n');
            }
        }
    }

    private static String parents(Table table) {
        return Tables.all().stream()
                .filter(other -> other.keywords().stream()
                        .anyMatch(keyword -> table.equals(keyword.form().inside())))
                .map(other -> "[" + other.block() + "](#" + anchor(other.block()) + ")")
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static void row(Entry entry, StringBuilder out) {
        String names = entry.names().stream().map(KeywordReference::code).collect(Collectors.joining(", "));
        String arguments = entry.arguments().isEmpty() ? "" : code(entry.arguments());
        out.append("| ")
                .append(String.join(
                        " | ",
                        names,
                        arguments,
                        cell(entry.initially()),
                        cell(entry.meaning()),
                        entry.since(),
                        entry.status()))
                .append(" |\n");
    }

    private static String code(String text) {
        return "`" + cell(text) + "`";
    }

    /** A bar ends a cell even between backticks. */
    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
