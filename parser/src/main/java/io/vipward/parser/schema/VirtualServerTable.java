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

import io.vipward.parser.model.Forwarding;
import io.vipward.parser.model.ScriptCommand;
import io.vipward.parser.model.ServiceAddress.Family;
import io.vipward.parser.model.ServiceAddress.Protocol;
import io.vipward.parser.schema.PersistenceForms.Granularity;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code virtual_server}. */
public final class VirtualServerTable {
    static final Table TABLE = new Table("virtual_server");
    static final String LONGEST_TIMEOUT = "4294.967295";
    static final String LONGEST = "18446744073709.551614";

    public static final Keyword<String> LB_ALGO = TABLE.keyword(
            "lb_algo",
            ChoiceForm.of(
                    "rr", "wrr", "lc", "wlc", "lblc", "lblcr", "sh", "mh", "dh", "fo", "ovf", "sed", "nq", "twos"),
            "wlc",
            "scheduler",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Forwarding> LB_KIND =
            TABLE.keyword("lb_kind", ForwardingForm.FORM, "NAT", "how packets are forwarded", ARGUMENT_IS_VITAL);
    public static final Keyword<Protocol> PROTOCOL = TABLE.keyword(
            "protocol", ChoiceForm.of(Protocol.values()).inAnyCase(), "UDP", "transport protocol", ARGUMENT_IS_VITAL);
    public static final Keyword<Long> DELAY_LOOP =
            TABLE.keyword("delay_loop", seconds("0.000001", LONGEST), "60", "time between checks", ARGUMENT_IS_VITAL);
    public static final Keyword<Long> CONNECT_TIMEOUT = TABLE.keyword(
            "connect_timeout", seconds("0.000001", LONGEST_TIMEOUT), "5", "how long to wait", ARGUMENT_IS_VITAL);
    public static final Keyword<Long> RETRY = TABLE.keyword(
            "retry", strict(1, UNSIGNED_INT), "by checker", "failures in a row that are tolerated", ARGUMENT_IS_VITAL);
    public static final Keyword<Long> DELAY_BEFORE_RETRY = TABLE.keyword(
            "delay_before_retry", seconds("0", LONGEST), "by checker", "time to the next attempt", ARGUMENT_IS_VITAL);
    public static final Keyword<Long> WARMUP = TABLE.keyword(
            "warmup", seconds("0", LONGEST), "delay_loop", "longest time to the first check", ARGUMENT_IS_VITAL);
    public static final Keyword<Long> WEIGHT =
            TABLE.keyword("weight", lenient(1, INT), "1", "weight of real servers", ARGUMENT_IS_VITAL);
    public static final Keyword<Long> PERSISTENCE_TIMEOUT =
            TABLE.keyword("persistence_timeout", PersistenceForms.TIMEOUT, "0", "seconds a client stays at its server");
    public static final Keyword<Granularity> PERSISTENCE_GRANULARITY = TABLE.keyword(
            "persistence_granularity",
            PersistenceForms.GRANULARITY,
            "32, or 128",
            "which clients are treated as one",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Boolean> OPS = TABLE.keyword("ops", Forms.FLAG, "off", "schedule each packet of UDP");
    public static final Keyword<Boolean> FLAG_1 = TABLE.keyword("flag-1", Forms.FLAG, "off", "scheduler's flag 1");
    public static final Keyword<Boolean> FLAG_2 = TABLE.keyword("flag-2", Forms.FLAG, "off", "scheduler's flag 2");
    public static final Keyword<Boolean> FLAG_3 = TABLE.keyword("flag-3", Forms.FLAG, "off", "scheduler's flag 3");
    public static final Keyword<Boolean> SH_PORT =
            TABLE.keyword("sh-port", Forms.FLAG, "off", "sh: the port counts too");
    public static final Keyword<Boolean> SH_FALLBACK =
            TABLE.keyword("sh-fallback", Forms.FLAG, "off", "sh: another server where one has weight 0");
    public static final Keyword<Boolean> MH_PORT =
            TABLE.keyword("mh-port", Forms.FLAG, "off", "mh: the port counts too");
    public static final Keyword<Boolean> MH_FALLBACK =
            TABLE.keyword("mh-fallback", Forms.FLAG, "off", "mh: another server where one has weight 0");
    public static final Keyword<Boolean> ALPHA = TABLE.keyword("alpha", Forms.FLAG, "off", "servers start as failed");
    public static final Keyword<Boolean> INHIBIT_ON_FAILURE =
            TABLE.keyword("inhibit_on_failure", Forms.FLAG, "off", "weight 0 instead of removal");
    public static final Keyword<Long> QUORUM = TABLE.keyword(
            "quorum", lenient(1, UNSIGNED_INT).insteadOfInvalid(1), "1", "weight that is needed", ARGUMENT_IS_VITAL);
    public static final Keyword<Long> HYSTERESIS =
            TABLE.keyword("hysteresis", lenient(0, UNSIGNED_INT), "0", "slack of the quorum", ARGUMENT_IS_VITAL);
    public static final Keyword<ServerAddress> SORRY_SERVER = TABLE.keyword(
            "sorry_server", ServerAddress.FORM, "none", "serves while the quorum is lost", ARGUMENT_IS_VITAL);
    public static final Keyword<Boolean> SORRY_SERVER_INHIBIT =
            TABLE.keyword("sorry_server_inhibit", Forms.FLAG, "off", "it stays with weight 0");
    public static final Keyword<Forwarding> SORRY_SERVER_LVS_METHOD = TABLE.keyword(
            "sorry_server_lvs_method", ForwardingForm.FORM, "lb_kind", "how packets reach it", ARGUMENT_IS_VITAL);
    public static final Keyword<Boolean> SMTP_ALERT =
            TABLE.keyword("smtp_alert", Forms.BOOLEAN, "smtp_alert_checker", "whether mails are sent");
    public static final Keyword<ServerBlock> REAL_SERVER = TABLE.keyword(
            "real_server", ServerForm.FORM, "none", "a server of the service", ACCUMULATES, ARGUMENT_IS_VITAL);

    public static final Keyword<Family> IP_FAMILY = TABLE.keyword(
            "ip_family",
            ChoiceForm.of(families()),
            "",
            "family of a mark's packets, deduced where it can",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Boolean> HASHED =
            TABLE.keyword("hashed", Forms.FLAG, "off", "accepted; has no effect, nor has it in keepalived");
    public static final Keyword<String> PERSISTENCE_ENGINE =
            TABLE.keyword("persistence_engine", PersistenceForms.ENGINE, "none", "such as sip", ARGUMENT_IS_VITAL);
    public static final Keyword<Boolean> OMEGA =
            TABLE.keyword("omega", Forms.FLAG, "off", "notify of servers at the end");
    public static final Keyword<ScriptCommand> QUORUM_UP = TABLE.keyword(
            "quorum_up", CommandForm.WITH_USER, "none", "script for a gained quorum", ARGUMENT_IS_VITAL, FIRST_WINS);
    public static final Keyword<ScriptCommand> QUORUM_DOWN = TABLE.keyword(
            "quorum_down", CommandForm.WITH_USER, "none", "script for a lost quorum", ARGUMENT_IS_VITAL, FIRST_WINS);
    public static final Keyword<Boolean> HA_SUSPEND =
            TABLE.keyword("ha_suspend", Forms.FLAG, "off", "check only while the address is here");
    public static final Keyword<Boolean> OWN_PROBES =
            TABLE.keyword("vipward_no_shared_probes", Forms.FLAG, "off", "make each check, also where it is another's");
    public static final Keyword<String> VIRTUALHOST =
            TABLE.keyword("virtualhost", Forms.WORD, "none", "host of HTTP checkers", REPEAT_IS_REPORTED);
    public static final Keyword<String> SNMP_NAME =
            TABLE.notYet("snmp_name", Forms.ONLY_WORD, "name in SNMP", REPEAT_IS_REPORTED);

    static {
        TABLE.alias("lvs_sched", LB_ALGO);
        TABLE.alias("lvs_method", LB_KIND);
        TABLE.unknown("nat_mask", "remove it: keepalived has not had it for many years");
        TABLE.unknown("net_mask", "remove it: keepalived has not had it for many years");
    }

    private VirtualServerTable() {}

    private static Map<String, Family> families() {
        Map<String, Family> families = new LinkedHashMap<>();
        families.put("inet", Family.INET);
        families.put("inet6", Family.INET6);
        return families;
    }
}
