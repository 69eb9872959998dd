package io.vipward.parser.schema;

import io.vipward.parser.grammar.KeywordRules;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A block of words, and its closing brace, where keepalived says what is wrong with one of them.
 *
 * @param end the closing brace
 */
public record WordBlock(List<Word> words, Span end) {
    static final Form<WordBlock> FORM = new BlockOfWords();

    private record BlockOfWords() implements Form<WordBlock> {
        @Override
        public String syntax() {
            return WordListForm.WORDS.syntax();
        }

        @Override
        public int required() {
            return 0;
        }

        @Override
        public KeywordRules inside() {
            return WordListForm.WORDS.inside();
        }

        @Override
        public @Nullable WordBlock read(Arguments arguments) {
            List<Word> words = WordListForm.WORDS.read(arguments);
            return words == null
                    ? null
                    : new WordBlock(words, arguments.statement().end());
        }
    }
}
