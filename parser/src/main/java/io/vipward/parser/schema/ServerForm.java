package io.vipward.parser.schema;

import io.vipward.parser.grammar.Block;
import io.vipward.parser.grammar.KeywordRules;
import org.jspecify.annotations.Nullable;

/** {@code real_server}: a block whose header is an address and a port. */
enum ServerForm implements Form<ServerBlock> {
    FORM;

    @Override
    public String syntax() {
        return ServerAddress.FORM.syntax() + " { }";
    }

    @Override
    public int required() {
        return 1;
    }

    @Override
    public KeywordRules inside() {
        return RealServerTable.TABLE;
    }

    @Override
    public @Nullable ServerBlock read(Arguments arguments) {
        Block block = arguments.statement().block();
        ServerAddress address = block == null ? null : ServerAddress.read(arguments);
        if (block == null || address == null) {
            return null;
        }
        return new ServerBlock(address, arguments.binder().bind(RealServerTable.TABLE, arguments.statement(), block));
    }
}
