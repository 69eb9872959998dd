package io.vipward.parser.schema;

import static io.vipward.parser.schema.NumberForm.INT;
import static io.vipward.parser.schema.NumberForm.UNSIGNED_INT;
import static io.vipward.parser.schema.NumberForm.lenient;
import static io.vipward.parser.schema.NumberForm.strict;
import static io.vipward.parser.schema.TimeForm.seconds;
import static io.vipward.parser.schema.Trait.ACCUMULATES;
import static io.vipward.parser.schema.Trait.ARGUMENT_IS_VITAL;
import static io.vipward.parser.schema.Trait.FIRST_WINS;
import static io.vipward.parser.schema.Trait.REPEAT_IS_REPORTED;
import static io.vipward.parser.schema.VirtualServerTable.LONGEST;
import static io.vipward.parser.schema.VirtualServerTable.LONGEST_TIMEOUT;

import io.vipward.parser.model.Forwarding;
import io.vipward.parser.model.ScriptCommand;

/** {@code real_server}. */
public final class RealServerTable {
    static final Table TABLE = new Table("real_server");

    public static final Keyword<Long> WEIGHT =
            TABLE.keyword("weight", lenient(0, INT), "the virtual server's", "share of connections", ARGUMENT_IS_VITAL);
    public static final Keyword<Forwarding> LVS_METHOD = TABLE.keyword(
            "lvs_method", ForwardingForm.FORM, "the virtual server's", "how packets are forwarded", ARGUMENT_IS_VITAL);
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
    public static final Keyword<String> VIRTUALHOST =
            TABLE.keyword("virtualhost", Forms.WORD, "none", "host of HTTP checkers", REPEAT_IS_REPORTED);
    public static final Keyword<String> SNMP_NAME =
            TABLE.notYet("snmp_name", Forms.ONLY_WORD, "name in SNMP", REPEAT_IS_REPORTED);
    public static final Keyword<ScriptCommand> NOTIFY_UP = TABLE.keyword(
            "notify_up", CommandForm.WITH_USER, "none", "script for a server up", ARGUMENT_IS_VITAL, FIRST_WINS);
    public static final Keyword<ScriptCommand> NOTIFY_DOWN = TABLE.keyword(
            "notify_down", CommandForm.WITH_USER, "none", "script for a server down", ARGUMENT_IS_VITAL, FIRST_WINS);

    public static final Keyword<BoundBlock> TCP_CHECK =
            TABLE.keyword("TCP_CHECK", BlockForm.of(TcpCheckTable.TABLE), "none", "connects and closes", ACCUMULATES);
    public static final Keyword<BoundBlock> HTTP_GET =
            checker(HttpCheckTable.HTTP_GET.table, "asks a web server for URLs");
    public static final Keyword<BoundBlock> SSL_GET = checker(HttpCheckTable.SSL_GET.table, "the same over TLS");
    public static final Keyword<BoundBlock> SMTP_CHECK = checker(SmtpCheckTable.TABLE, "greets a mail server");
    public static final Keyword<BoundBlock> DNS_CHECK = checker(DnsCheckTable.TABLE, "asks a name server");
    public static final Keyword<BoundBlock> MISC_CHECK = checker(MiscCheckTable.TABLE, "runs a program");
    public static final Keyword<BoundBlock> UDP_CHECK = checker(UdpCheckTable.TABLE, "sends a datagram");
    public static final Keyword<BoundBlock> PING_CHECK = checker(PingCheckTable.TABLE, "sends an ICMP echo");
    public static final Keyword<BoundBlock> FILE_CHECK = checker(FileCheckTable.TABLE, "follows a number in a file");
    public static final Keyword<BoundBlock> BFD_CHECK = checker(BfdCheckTable.TABLE, "follows a BFD session");

    static {
        TABLE.unknown("lb_kind", "write lvs_method: in a real_server it has only that name");
    }

    private RealServerTable() {}

    private static Keyword<BoundBlock> checker(Table table, String help) {
        return TABLE.keyword(table.block(), BlockForm.of(table), "", help, ACCUMULATES);
    }
}
