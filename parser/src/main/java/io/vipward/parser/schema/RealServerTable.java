package io.vipward.parser.schema;

import static io.vipward.parser.schema.NumberForm.INT;
import static io.vipward.parser.schema.NumberForm.UNSIGNED_INT;
import static io.vipward.parser.schema.NumberForm.lenient;
import static io.vipward.parser.schema.NumberForm.strict;
import static io.vipward.parser.schema.TimeForm.seconds;
import static io.vipward.parser.schema.Trait.ACCUMULATES;
import static io.vipward.parser.schema.Trait.ARGUMENT_IS_VITAL;
import static io.vipward.parser.schema.Trait.FIRST_WINS;
import static io.vipward.parser.schema.VirtualServerTable.LONGEST;
import static io.vipward.parser.schema.VirtualServerTable.LONGEST_TIMEOUT;

import java.util.List;

/** {@code real_server}. */
public final class RealServerTable {
    static final Table TABLE = new Table("real_server");

    public static final Keyword<Long> WEIGHT =
            TABLE.keyword("weight", lenient(0, INT), "the virtual server's", "share of connections", ARGUMENT_IS_VITAL);
    public static final Keyword<Forwarding> LVS_METHOD = TABLE.keyword(
            "lvs_method", Forwarding.FORM, "the virtual server's", "how packets are forwarded", ARGUMENT_IS_VITAL);
    public static final Keyword<Long> UTHRESHOLD = TABLE.keyword(
            "uthreshold", lenient(0, UNSIGNED_INT), "0", "most connections, 0 for no limit", ARGUMENT_IS_VITAL);
    public static final Keyword<Long> LTHRESHOLD = TABLE.keyword(
            "lthreshold",
            lenient(0, UNSIGNED_INT),
            "0",
            "connections below which an overloaded server gets new ones",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Boolean> INHIBIT_ON_FAILURE =
            TABLE.keyword("inhibit_on_failure", Forms.BOOLEAN, "the virtual server's", "weight 0 instead of removal");
    public static final Keyword<Boolean> ALPHA =
            TABLE.keyword("alpha", Forms.BOOLEAN, "the virtual server's", "starts as failed");
    public static final Keyword<Long> RETRY = TABLE.keyword(
            "retry",
            strict(1, UNSIGNED_INT),
            "the virtual server's",
            "failures in a row that are tolerated",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Long> DELAY_BEFORE_RETRY = TABLE.keyword(
            "delay_before_retry",
            seconds("0", LONGEST),
            "the virtual server's",
            "time to the next attempt",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Long> WARMUP = TABLE.keyword(
            "warmup",
            seconds("0", LONGEST),
            "the virtual server's",
            "longest time to the first check",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Long> CONNECT_TIMEOUT = TABLE.keyword(
            "connect_timeout",
            seconds("0.000001", LONGEST_TIMEOUT),
            "the virtual server's",
            "how long to wait",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Long> DELAY_LOOP = TABLE.keyword(
            "delay_loop",
            seconds("0.000001", LONGEST),
            "the virtual server's",
            "time between checks",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Boolean> SMTP_ALERT =
            TABLE.keyword("smtp_alert", Forms.BOOLEAN, "smtp_alert_checker, or on", "whether mails are sent");
    public static final Keyword<BoundBlock> TCP_CHECK =
            TABLE.keyword("TCP_CHECK", BlockForm.of(TcpCheckTable.TABLE), "none", "connects and closes", ACCUMULATES);

    /** Checkers of keepalived that this version does not have. */
    public static final List<Keyword<Boolean>> OTHER_CHECKERS = List.of(
            checker("HTTP_GET", "url"),
            checker("SSL_GET", "url"),
            checker("SMTP_CHECK", "host"),
            checker("DNS_CHECK"),
            checker("MISC_CHECK"),
            checker("UDP_CHECK"),
            checker("PING_CHECK"),
            checker("FILE_CHECK"),
            checker("BFD_CHECK"));

    static {
        TABLE.notYet("notify_up", CommandForm.WITH_USER, "script for a server up", ARGUMENT_IS_VITAL, FIRST_WINS);
        TABLE.notYet("notify_down", CommandForm.WITH_USER, "script for a server down", ARGUMENT_IS_VITAL, FIRST_WINS);
        TABLE.notYet("virtualhost", Forms.WORD, "host of HTTP checkers");
        TABLE.notYet("snmp_name", Forms.WORD, "name in SNMP");
        TABLE.unknown("lb_kind", "write lvs_method: in a real_server it has only that name");
    }

    private RealServerTable() {}

    /** Whether a server is left out for want of a checker is decided when all of them are known. */
    private static Keyword<Boolean> checker(String name, String... blocks) {
        return TABLE.keyword(name, OpaqueForm.block(blocks), "none", "a checker", ACCUMULATES);
    }
}
