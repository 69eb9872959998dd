package io.vipward.parser.schema;

import static io.vipward.parser.schema.Trait.ARGUMENT_IS_VITAL;

import io.vipward.parser.grammar.Word;

/** {@code authentication} of a {@code vrrp_instance}. */
public final class AuthenticationTable {
    static final Table TABLE = new Table("authentication");

    public static final Keyword<String> AUTH_TYPE = TABLE.keyword(
            "auth_type", ChoiceForm.of("PASS", "AH"), "none", "kind of authentication", ARGUMENT_IS_VITAL);
    /** The word itself, because its bytes count. */
    public static final Keyword<Word> AUTH_PASS = TABLE.keyword(
            "auth_pass",
            new SimpleForm<>("TEXT", 1, Remark.IGNORED, Arguments::next),
            "none",
            "the password, of which eight bytes count",
            ARGUMENT_IS_VITAL);

    private AuthenticationTable() {}
}
