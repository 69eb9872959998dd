package io.vipward.parser.schema;

import static io.vipward.parser.schema.Trait.ACCUMULATES;
import static io.vipward.parser.schema.Trait.ARGUMENT_IS_VITAL;

import io.vipward.parser.grammar.Word;

/** {@code garp_group}. */
public final class GarpGroupTable {
    static final Table TABLE = new Table("garp_group");
    private static final String LONGEST = "2147.483647";

    public static final Keyword<Long> GARP_INTERVAL = TABLE.keyword(
            "garp_interval",
            TimeForm.seconds("0", LONGEST),
            "vrrp_garp_interval",
            "gap between gratuitous ARP messages",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Long> GNA_INTERVAL = TABLE.keyword(
            "gna_interval",
            TimeForm.seconds("0", LONGEST),
            "vrrp_gna_interval",
            "gap between neighbour advertisements",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Word> INTERFACE = TABLE.keyword(
            "interface",
            new SimpleForm<>("IF", 1, Remark.IGNORED, Arguments::next),
            "none",
            "an interface of the group",
            ACCUMULATES,
            ARGUMENT_IS_VITAL);
    public static final Keyword<WordBlock> INTERFACES =
            TABLE.keyword("interfaces", WordBlock.FORM, "none", "interfaces of the group", ACCUMULATES);

    private GarpGroupTable() {}
}
