package io.vipward.parser.schema;

import static io.vipward.parser.schema.Trait.REPEAT_IS_REPORTED;

/** {@code SSL}. */
public final class SslTable {
    static final Table TABLE = new Table("SSL");

    public static final Keyword<String> PASSWORD =
            TABLE.keyword("password", Forms.word("TEXT"), "none", "of the key", REPEAT_IS_REPORTED);
    public static final Keyword<String> CA =
            TABLE.keyword("ca", Forms.word("FILE"), "none", "certificate authorities", REPEAT_IS_REPORTED);
    public static final Keyword<String> CERTIFICATE =
            TABLE.keyword("certificate", Forms.word("FILE"), "none", "certificate of the checkers", REPEAT_IS_REPORTED);
    public static final Keyword<String> KEY =
            TABLE.keyword("key", Forms.word("FILE"), "none", "key of the certificate", REPEAT_IS_REPORTED);

    private SslTable() {}
}
