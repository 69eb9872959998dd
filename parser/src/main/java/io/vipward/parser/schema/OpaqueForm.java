package io.vipward.parser.schema;

import io.vipward.parser.grammar.KeywordRules;
import java.util.Set;

/** A block that is skipped whole. */
record OpaqueForm(String syntax, int required, Set<String> blocks) implements Form<Boolean> {
    /** Without a name; the words are keywords that open a block in it. */
    static OpaqueForm block(String... blocks) {
        return new OpaqueForm("{ }", 0, Set.of(blocks));
    }

    /** With a name that keepalived cannot do without. */
    static OpaqueForm named(String... blocks) {
        return new OpaqueForm("NAME { }", 1, Set.of(blocks));
    }

    @Override
    public Boolean read(Arguments arguments) {
        return true;
    }

    @Override
    public KeywordRules inside() {
        return new Opaque(blocks);
    }
}
