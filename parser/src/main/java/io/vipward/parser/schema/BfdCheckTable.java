package io.vipward.parser.schema;

import static io.vipward.parser.schema.Trait.FIRST_WINS;

/** {@code BFD_CHECK}. */
public final class BfdCheckTable {
    static final Table TABLE = new Table("BFD_CHECK");

    public static final Keyword<String> NAME =
            TABLE.keyword("name", Forms.WORD, "needed", "a bfd_instance that is defined further up", FIRST_WINS);
    public static final Keyword<Boolean> ALPHA =
            TABLE.keyword("alpha", Forms.BOOLEAN, "the real server's", "starts as failed");

    private BfdCheckTable() {}
}
