package io.vipward.parser.schema;

import static io.vipward.parser.schema.NumberForm.UNSIGNED_INT;
import static io.vipward.parser.schema.NumberForm.lenient;
import static io.vipward.parser.schema.TimeForm.seconds;
import static io.vipward.parser.schema.Trait.ARGUMENT_IS_VITAL;
import static io.vipward.parser.schema.VirtualServerTable.LONGEST;
import static io.vipward.parser.schema.VirtualServerTable.LONGEST_TIMEOUT;

import java.net.InetAddress;

/** {@code TCP_CHECK}. */
public final class TcpCheckTable {
    static final Table TABLE = new Table("TCP_CHECK");

    public static final Keyword<InetAddress> CONNECT_IP =
            TABLE.keyword("connect_ip", AddressForm.ANY, "the real server's", "where to connect", ARGUMENT_IS_VITAL);
    public static final Keyword<Long> CONNECT_PORT = TABLE.keyword(
            "connect_port", lenient(1, 65_535), "the real server's", "where to connect", ARGUMENT_IS_VITAL);
    public static final Keyword<InetAddress> BINDTO =
            TABLE.keyword("bindto", AddressForm.ANY, "any", "address to connect from", ARGUMENT_IS_VITAL);
    public static final Keyword<Long> BIND_PORT =
            TABLE.keyword("bind_port", lenient(1, 65_535), "any", "port to connect from", ARGUMENT_IS_VITAL);
    public static final Keyword<String> BIND_IF =
            TABLE.keyword("bind_if", Forms.INTERFACE, "any", "interface to connect from", ARGUMENT_IS_VITAL);
    public static final Keyword<Long> CONNECT_TIMEOUT = TABLE.keyword(
            "connect_timeout",
            seconds("0.000001", LONGEST_TIMEOUT),
            "the real server's",
            "how long to wait",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Long> FWMARK =
            TABLE.keyword("fwmark", lenient(0, UNSIGNED_INT), "0", "mark of the socket", ARGUMENT_IS_VITAL);
    public static final Keyword<Long> RETRY = TABLE.keyword(
            "retry",
            lenient(0, UNSIGNED_INT),
            "the real server's, or 1",
            "failures in a row that are tolerated",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Long> DELAY_BEFORE_RETRY = TABLE.keyword(
            "delay_before_retry",
            seconds("0", LONGEST),
            "the real server's, or 1",
            "time to the next attempt",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Long> WARMUP = TABLE.keyword(
            "warmup",
            seconds("0", LONGEST),
            "the real server's, or delay_loop",
            "time to the first",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Long> DELAY_LOOP = TABLE.keyword(
            "delay_loop", seconds("0.000001", LONGEST), "the real server's", "time between checks", ARGUMENT_IS_VITAL);
    public static final Keyword<Boolean> ALPHA =
            TABLE.keyword("alpha", Forms.BOOLEAN, "the real server's", "starts as failed");

    static {
        TABLE.notYet("log_all_failures", Forms.BOOLEAN, "log each failed attempt");
        TABLE.unknown("nb_get_retry", "write retry");
    }

    private TcpCheckTable() {}
}
