package io.vipward.parser.format;

import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.grammar.Block;
import io.vipward.parser.grammar.CommandSplit;
import io.vipward.parser.grammar.Statement;
import io.vipward.parser.grammar.SyntaxTree;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.schema.Binder;
import io.vipward.parser.source.ParseSettings;
import io.vipward.parser.source.Position;
import io.vipward.parser.source.Preprocessor;
import io.vipward.parser.source.SourceFile;
import io.vipward.parser.source.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares what two texts mean: the statements with the words of both tokenizers, and the findings.
 *
 * @param tree of the text
 * @param codes of the findings, in an order that does not depend on places
 */
record Meaning(Block tree, List<DiagnosticCode> codes) {
    Meaning {
        codes = List.copyOf(codes);
    }

    /** Where a text begins to mean something else than another, or null if they mean the same to every node. */
    static @Nullable Position firstDifference(SourceFile before, String after, Set<String> nodes) {
        if (before.text().equals(after)) {
            return null;
        }
        Set<String> all = new LinkedHashSet<>(nodes);
        all.add(ParseSettings.ISOLATED.configId());
        SourceFile rewritten = new SourceFile(before.name(), after);
        for (String node : all) {
            Meaning first = of(before, node);
            Meaning second = of(rewritten, node);
            Position place = firstDifference(first.tree(), second.tree(), new Position(before.name(), 1, 1));
            if (place != null) {
                return place;
            }
            if (!first.codes().equals(second.codes())) {
                return new Position(before.name(), 1, 1);
            }
        }
        return null;
    }

    private static Meaning of(SourceFile file, String node) {
        Diagnostics diagnostics = new Diagnostics();
        ParseSettings settings = ParseSettings.ISOLATED.withConfigId(node);
        SourceText text = Preprocessor.process(List.of(file), settings, diagnostics);
        Block tree = SyntaxTree.parse(text, Binder.topLevel(), diagnostics);
        Binder.bind(text, tree, diagnostics);
        List<DiagnosticCode> codes = new ArrayList<>(
                diagnostics.sorted().stream().map(Diagnostic::code).toList());
        codes.sort(null);
        return new Meaning(tree, codes);
    }

    private static @Nullable Position firstDifference(Block first, Block second, Position place) {
        Position last = place;
        for (int i = 0; i < first.statements().size(); i++) {
            Statement statement = first.statements().get(i);
            last = statement.words().isEmpty() ? last : statement.keyword().position();
            if (i >= second.statements().size()) {
                return last;
            }
            Position inside = firstDifference(statement, second.statements().get(i), last);
            if (inside != null) {
                return inside;
            }
        }
        return first.statements().size() == second.statements().size() ? null : last;
    }

    private static @Nullable Position firstDifference(Statement first, Statement second, Position place) {
        Block block = first.block();
        Block other = second.block();
        if (!same(first.words(), second.words())
                || (first.remark() == null) != (second.remark() == null)
                || first.intact() != second.intact()
                || (block == null) != (other == null)) {
            return place;
        }
        return block == null || other == null ? null : firstDifference(block, other, place);
    }

    private static boolean same(List<Word> first, List<Word> second) {
        if (first.size() != second.size()) {
            return false;
        }
        for (int i = 0; i < first.size(); i++) {
            Word one = first.get(i);
            Word two = second.get(i);
            if (one.quoted() != two.quoted() || !one.text().equals(two.text())) {
                return false;
            }
        }
        return first.isEmpty() || sameCommand(Statement.raw(first), Statement.raw(second));
    }

    private static boolean sameCommand(String first, String second) {
        return first.equals(second) || CommandSplit.of(first).equals(CommandSplit.of(second));
    }
}
