package io.vipward.parser.schema;

import io.vipward.parser.grammar.KeywordRules;
import io.vipward.parser.grammar.Word;
import java.util.List;
import java.util.Set;

/**
 * The vocabulary of a block that is skipped: only where it ends matters.
 *
 * @param blocks keywords known to open a block in it
 */
record Opaque(Set<String> blocks) implements KeywordRules {
    static final Opaque UNKNOWN_BLOCK = new Opaque(Set.of());

    @Override
    public boolean isComplete(List<Word> words) {
        return words.size() > 1;
    }

    @Override
    public boolean opensBlock(List<Word> words) {
        return blocks.contains(words.get(0).text());
    }

    @Override
    public KeywordRules inside(List<Word> words) {
        return this;
    }
}
