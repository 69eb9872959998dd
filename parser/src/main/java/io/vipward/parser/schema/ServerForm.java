package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Block;
import io.vipward.parser.grammar.KeywordRules;
import io.vipward.parser.grammar.Word;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A block whose header is an address and a port.
 *
 * @param table of the block
 * @param refused first words of other kinds of header, which this version does not support
 */
record ServerForm(Table table, Set<String> refused) implements Form<ServerBlock> {
    @Override
    public String syntax() {
        return ServerAddress.FORM.syntax() + " { }";
    }

    @Override
    public int required() {
        return 1;
    }

    @Override
    public boolean isComplete(List<Word> words) {
        boolean other = words.size() > 1 && refused.contains(words.get(1).text());
        return words.size() - 1 >= (other ? 2 : 1);
    }

    @Override
    public KeywordRules inside() {
        return table;
    }

    @Override
    public @Nullable ServerBlock read(Arguments arguments) {
        Block block = arguments.statement().block();
        Word first = arguments.peek();
        if (block == null || first == null) {
            return null;
        }
        if (refused.contains(first.text())) {
            arguments.report(
                    DiagnosticCode.REFUSED,
                    first,
                    arguments.keyword() + " " + first + " is not supported by this version; it is left out");
            return null;
        }
        ServerAddress address = ServerAddress.read(arguments);
        if (address == null) {
            return null;
        }
        return new ServerBlock(address, arguments.binder().bind(table, arguments.statement(), block));
    }
}
