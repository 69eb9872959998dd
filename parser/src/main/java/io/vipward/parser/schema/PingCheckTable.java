package io.vipward.parser.schema;

/** {@code PING_CHECK}. */
public final class PingCheckTable {
    static final Table TABLE = new Table("PING_CHECK");

    public static final ConnectionKeywords CONNECTION = new ConnectionKeywords(TABLE);
    public static final ScheduleKeywords SCHEDULE = new ScheduleKeywords(TABLE, "1", "1");

    static {
        TABLE.unknown("nb_get_retry", "write retry");
    }

    private PingCheckTable() {}
}
