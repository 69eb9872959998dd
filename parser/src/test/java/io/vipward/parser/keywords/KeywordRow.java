package io.vipward.parser.keywords;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A keyword of a block with examples of its values: a line of one of the tables in {@code resources/keywords}, whose
 * README describes the columns.
 *
 * @param cells by the name of the column
 */
record KeywordRow(String block, Map<String, String> cells) {
    private static final String BETWEEN_VALUES = "¦";

    KeywordRow {
        cells = Map.copyOf(cells);
    }

    String cell(String column) {
        return cells.getOrDefault(column, "");
    }

    /** The keyword, or the form of an entry between parentheses. */
    String keyword() {
        return cell("keyword");
    }

    boolean isEntry() {
        return keyword().startsWith("(");
    }

    /** The statement with this behind the keyword. */
    String statement(String value) {
        return Stream.of(cell("prefix"), isEntry() ? "" : keyword(), value)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Every value with what becomes of it; a keyword that needs none stands alone. */
    List<Example> examples() {
        List<Example> examples = right();
        add(examples, "below", Outcome.REPORTED);
        add(examples, "beyond", Outcome.REPORTED);
        add(examples, "wrong", Outcome.REPORTED);
        if (!cell("missing").isEmpty()) {
            examples.add(new Example("", Outcome.valueOf(cell("missing"))));
        }
        return examples;
    }

    private List<Example> right() {
        List<Example> examples = new ArrayList<>();
        add(examples, "good", Outcome.FINE);
        add(examples, "least", Outcome.FINE);
        add(examples, "most", Outcome.FINE);
        boolean needsNoValue = examples.isEmpty() && cell("wrong").isEmpty();
        if (needsNoValue) {
            examples.add(new Example("", Outcome.FINE));
        }
        return examples;
    }

    /** The first two values that are right, the same one twice if there is only one. */
    List<String> twoGoodValues() {
        List<String> good = right().stream()
                .filter(example -> example.outcome() == Outcome.FINE)
                .map(Example::text)
                .distinct()
                .limit(2)
                .toList();
        return good.size() == 1 ? List.of(good.get(0), good.get(0)) : good;
    }

    private void add(List<Example> examples, String column, Outcome usual) {
        if (!cell(column).isEmpty()) {
            for (String value : cell(column).split(BETWEEN_VALUES, -1)) {
                examples.add(Example.of(value, usual));
            }
        }
    }
}
