package io.vipward.parser.schema;

import io.vipward.parser.grammar.KeywordRules;
import io.vipward.parser.grammar.Word;
import java.util.List;

/** The vocabulary of a block without keywords: each line is an entry, or a list of words. */
enum Entries implements KeywordRules {
    ONE_PER_LINE;

    @Override
    public boolean isComplete(List<Word> words) {
        return true;
    }

    @Override
    public boolean opensBlock(List<Word> words) {
        return false;
    }

    @Override
    public KeywordRules inside(List<Word> words) {
        return Opaque.UNKNOWN_BLOCK;
    }
}
