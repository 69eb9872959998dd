package io.vipward.parser.keywords;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.ParseResult;
import java.util.List;

/**
 * Statements in a small configuration that is silent without them.
 *
 * @param text all of it
 * @param first first line of the last statement, from 1
 * @param last its last line
 */
record Trial(String text, int first, int last) {
    private static final String PLACE = "%%\n";

    static Trial of(String context, KeywordRow row, List<String> values) {
        int place = context.indexOf(PLACE);
        StringBuilder text = new StringBuilder(context.substring(0, place));
        append(text, row.cell("with"));
        int first = 0;
        for (String value : values) {
            first = lines(text) + 1;
            append(text, row.statement(value));
        }
        int last = lines(text);
        return new Trial(text + context.substring(place + PLACE.length()), first, last);
    }

    ParseResult parse() {
        return ConfigurationParser.parse("a.conf", text);
    }

    boolean holds(int line) {
        return line >= first && line <= last;
    }

    private static void append(StringBuilder text, String statements) {
        if (!statements.isEmpty()) {
            text.append(statements.replace('↵', '\n')).append('\n');
        }
    }

    private static int lines(CharSequence text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }
}
