package io.vipward.parser.schema;

import static io.vipward.parser.schema.Trait.FIRST_WINS;

import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.NotifyEvent;
import java.util.List;

/** {@code vrrp_sync_group}. */
public final class VrrpSyncGroupTable {
    static final Table TABLE = new Table("vrrp_sync_group");

    public static final Keyword<List<Word>> GROUP =
            TABLE.keyword("group", WordListForm.MEMBERS, "none", "the instances that move together", FIRST_WINS);
    public static final TrackKeywords TRACKED = TrackKeywords.of(TABLE);
    public static final NotifyKeywords NOTIFIED = NotifyKeywords.of(
            TABLE, NotifyEvent.ANY, NotifyEvent.MASTER, NotifyEvent.BACKUP, NotifyEvent.FAULT, NotifyEvent.STOP);
    public static final Keyword<Boolean> TRACKING_WEIGHT = TABLE.keyword(
            "sync_group_tracking_weight", Forms.FLAG, "off", "what members track may change their priorities");

    static {
        TABLE.oldName("global_tracking", TRACKING_WEIGHT, Verdict.REPORTED);
    }

    private VrrpSyncGroupTable() {}
}
