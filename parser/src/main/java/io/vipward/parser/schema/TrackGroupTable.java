package io.vipward.parser.schema;

import io.vipward.parser.grammar.Word;
import java.util.List;

/** {@code track_group}. */
public final class TrackGroupTable {
    static final Table TABLE = new Table("track_group");

    public static final Keyword<List<Word>> GROUP = TABLE.keyword(
            "group",
            WordListForm.WORDS,
            "mandatory",
            "instances that need the interfaces of static items",
            Trait.FIRST_WINS);

    private TrackGroupTable() {}
}
