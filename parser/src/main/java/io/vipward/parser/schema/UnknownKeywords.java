package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.grammar.Statement;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what can be said about a word that is no keyword where it stands. */
final class UnknownKeywords {
    private UnknownKeywords() {}

    /**
     * Reports one.
     *
     * @param obsolete what the table knows about the word, null for nothing
     */
    static void report(Table table, Statement statement, @Nullable Keyword<?> obsolete, Diagnostics diagnostics) {
        if (diagnostics.onlyCounts(
                statement.block() == null ? DiagnosticCode.UNKNOWN_KEYWORD : DiagnosticCode.UNKNOWN_BLOCK)) {
            return;
        }
        String word = statement.keyword().text();
        String help = obsolete != null ? obsolete.text().help() : help(table, word);
        if (statement.block() == null) {
            String message = word + " is not a keyword of " + table.block() + "; its line is ignored";
            diagnostics.report(
                    DiagnosticCode.UNKNOWN_KEYWORD, statement.keyword().span(), message, new Advice(help, null));
            return;
        }
        diagnostics.report(
                DiagnosticCode.UNKNOWN_BLOCK,
                statement.keyword().span(),
                word + " is not a block of " + table.block() + "; it is skipped whole",
                new Advice(
                        help, "reads what is inside as if it belonged to the block around, and closes that instead"));
    }

    private static @Nullable String help(Table table, String word) {
        String homes = Tables.all().stream()
                .filter(other -> other != table && knows(other, word))
                .map(Table::block)
                .collect(Collectors.joining(" or "));
        if (!homes.isEmpty()) {
            return word + " belongs into " + homes;
        }
        String nearest = table.nearest(word);
        return nearest == null ? null : "did you mean " + nearest + "?";
    }

    private static boolean knows(Table table, String word) {
        Keyword<?> keyword = table.find(word);
        return keyword != null && keyword.support() != Support.UNKNOWN;
    }
}
