package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Block;
import io.vipward.parser.grammar.KeywordRules;
import io.vipward.parser.grammar.Statement;
import io.vipward.parser.grammar.Word;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A block of which every word on every line counts. */
enum WordListForm implements Form<List<Word>> {
    WORDS(Remark.ONE_MORE_ENTRY),

    /** Names of instances that must exist. */
    MEMBERS(Remark.UNKNOWN_MEMBER);

    private final Remark remarkInside;

    WordListForm(Remark remarkInside) {
        this.remarkInside = remarkInside;
    }

    @Override
    public String syntax() {
        return "{ WORD ... }";
    }

    @Override
    public int required() {
        return 0;
    }

    @Override
    public KeywordRules inside() {
        return Entries.ONE_PER_LINE;
    }

    @Override
    public @Nullable List<Word> read(Arguments arguments) {
        Block block = arguments.statement().block();
        if (block == null) {
            return null;
        }
        List<Word> words = new ArrayList<>();
        for (Statement line : block.statements()) {
            words.addAll(line.words());
            arguments.binder().remark(line, remarkInside);
        }
        if (words.isEmpty()) {
            arguments
                    .diagnostics()
                    .report(
                            DiagnosticCode.MISSING_ARGUMENT,
                            arguments.statement().end(),
                            "the block of " + arguments.keyword() + " is empty");
        }
        return words;
    }
}
