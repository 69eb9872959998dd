package io.vipward.parser.schema;

/** {@code TCP_CHECK}. */
public final class TcpCheckTable {
    static final Table TABLE = new Table("TCP_CHECK");

    public static final ConnectionKeywords CONNECTION = new ConnectionKeywords(TABLE);
    public static final ScheduleKeywords SCHEDULE = new ScheduleKeywords(TABLE, "1", "1");

    static {
        TABLE.unknown("nb_get_retry", "write retry");
    }

    private TcpCheckTable() {}
}
