package io.vipward.parser.schema;

import io.vipward.parser.grammar.Block;
import io.vipward.parser.grammar.KeywordRules;
import io.vipward.parser.grammar.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A block with keywords. */
final class BlockForm implements Form<BoundBlock> {
    private final Table table;
    private final String syntax;
    private final int required;
    private final boolean named;

    private BlockForm(Table table, String syntax, int required, boolean named) {
        this.table = table;
        this.syntax = syntax;
        this.required = required;
        this.named = named;
    }

    /** Words between the keyword and the brace are ignored. */
    static BlockForm of(Table table) {
        return new BlockForm(table, "{ }", 0, false);
    }

    /** With words of its own between the keyword and the brace. */
    static BlockForm of(Table table, String syntax) {
        return new BlockForm(table, syntax + " { }", 1, false);
    }

    /** With exactly one word between the keyword and the brace. */
    static BlockForm named(Table table) {
        return new BlockForm(table, "NAME { }", 0, true);
    }

    @Override
    public String syntax() {
        return syntax;
    }

    @Override
    public int required() {
        return required;
    }

    @Override
    public Remark remark() {
        return named ? Remark.BLOCK_SKIPPED : Remark.IGNORED;
    }

    @Override
    public boolean isComplete(List<Word> words) {
        return words.size() - 1 >= (named ? 1 : required);
    }

    @Override
    public KeywordRules inside() {
        return table;
    }

    @Override
    public @Nullable BoundBlock read(Arguments arguments) {
        Block block = arguments.statement().block();
        if (block == null || (named && arguments.binder().onlyName(arguments.statement()) == null)) {
            return null;
        }
        return arguments.binder().bind(table, arguments.statement(), block);
    }
}
