package io.vipward.parser.schema;

import static io.vipward.parser.schema.NumberForm.INT;
import static io.vipward.parser.schema.NumberForm.UNSIGNED_INT;
import static io.vipward.parser.schema.NumberForm.lenient;
import static io.vipward.parser.schema.Trait.ACCUMULATES;
import static io.vipward.parser.schema.Trait.ARGUMENT_IS_VITAL;

import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.VrrpDefaults.DynamicInterfaces;
import java.net.InetAddress;
import java.util.List;

/**
 * {@code global_defs}. Its rows are many: those that no engine acts upon stand in classes of their own, by what they are
 * about.
 */
public final class GlobalDefsTable {
    static final Table TABLE = new Table("global_defs");
    private static final long MOST_SECONDS = 4294;

    public static final Keyword<String> ROUTER_ID =
            TABLE.keyword("router_id", Forms.WORD, "the host's name", "identity used in mails");
    public static final Keyword<List<Word>> NOTIFICATION_EMAIL =
            TABLE.keyword("notification_email", WordListForm.WORDS, "none", "recipients of mails", ACCUMULATES);
    public static final Keyword<String> NOTIFICATION_EMAIL_FROM =
            TABLE.keyword("notification_email_from", GlobalForms.SENDER, "USER@HOST", "sender of mails");
    public static final Keyword<ServerAddress.SmtpServer> SMTP_SERVER =
            TABLE.keyword("smtp_server", ServerAddress.SMTP, "none", "relay for mails", ARGUMENT_IS_VITAL);
    public static final Keyword<Long> SMTP_CONNECT_TIMEOUT = TABLE.keyword(
            "smtp_connect_timeout",
            lenient(0, MOST_SECONDS).insteadOfZero(1),
            "30",
            "seconds that each step of a mail may take",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Boolean> SMTP_ALERT =
            TABLE.keyword("smtp_alert", Forms.BOOLEAN, "unset", "whether mails are sent where nothing else says so");
    public static final Keyword<Boolean> SMTP_ALERT_VRRP =
            TABLE.keyword("smtp_alert_vrrp", Forms.BOOLEAN, "unset", "the same for instances");
    public static final Keyword<Boolean> SMTP_ALERT_CHECKER =
            TABLE.keyword("smtp_alert_checker", Forms.BOOLEAN, "unset", "the same for servers");
    public static final Keyword<Boolean> ENABLE_SCRIPT_SECURITY = TABLE.keyword(
            "enable_script_security", Forms.FLAG, "off", "run no script as root that others than root may change");
    public static final Keyword<UserGroup> SCRIPT_USER = TABLE.keyword(
            "script_user", UserGroup.FORM, "keepalived_script, or the daemon's user", "whom scripts run as");
    public static final Keyword<Long> VRRP_VERSION =
            TABLE.keyword("vrrp_version", lenient(2, 3), "2", "VRRP version of IPv4 instances", ARGUMENT_IS_VITAL);
    public static final Keyword<InetAddress> VRRP_MCAST_GROUP4 = TABLE.keyword(
            "vrrp_mcast_group4",
            AddressForm.MULTICAST_V4,
            "224.0.0.18",
            "where IPv4 adverts are sent",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Long> VRRP_GARP_MASTER_DELAY = TABLE.keyword(
            "vrrp_garp_master_delay",
            lenient(0, MOST_SECONDS),
            "5",
            "seconds from MASTER to the second burst of gratuitous ARP, 0 for none",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Long> VRRP_GARP_MASTER_REPEAT = TABLE.keyword(
            "vrrp_garp_master_repeat",
            lenient(1, UNSIGNED_INT).insteadOfZero(1),
            "5",
            "gratuitous ARP messages of a burst",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Long> VRRP_GARP_MASTER_REFRESH = TABLE.keyword(
            "vrrp_garp_master_refresh",
            lenient(0, UNSIGNED_INT),
            "0",
            "seconds between refreshes while MASTER, 0 for none",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Long> VRRP_GARP_MASTER_REFRESH_REPEAT = TABLE.keyword(
            "vrrp_garp_master_refresh_repeat",
            lenient(1, UNSIGNED_INT).insteadOfZero(1),
            "1",
            "gratuitous ARP messages of a refresh",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Long> VRRP_GARP_LOWER_PRIO_DELAY = TABLE.keyword(
            "vrrp_garp_lower_prio_delay",
            lenient(0, MOST_SECONDS),
            "vrrp_garp_master_delay",
            "seconds from an advert of lower priority to the second burst",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Long> VRRP_GARP_LOWER_PRIO_REPEAT = TABLE.keyword(
            "vrrp_garp_lower_prio_repeat",
            lenient(0, INT),
            "vrrp_garp_master_repeat",
            "gratuitous ARP messages after an advert of lower priority, 0 for none",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Boolean> VRRP_MIN_GARP = TABLE.keyword(
            "vrrp_min_garp", Forms.BOOLEAN, "off", "one gratuitous ARP and no repetition, where nothing else is set");
    public static final Keyword<Long> VRRP_DOWN_TIMER_ADVERTS = TABLE.keyword(
            "vrrp_down_timer_adverts", lenient(1, 100), "3", "adverts missed before a takeover", ARGUMENT_IS_VITAL);
    public static final Keyword<Boolean> VRRP_LOWER_PRIO_NO_ADVERT = TABLE.keyword(
            "vrrp_lower_prio_no_advert", Forms.BOOLEAN, "off", "a master does not answer an advert of lower priority");
    public static final Keyword<Boolean> VRRP_HIGHER_PRIO_SEND_ADVERT = TABLE.keyword(
            "vrrp_higher_prio_send_advert", Forms.BOOLEAN, "off", "a master answers an advert of higher priority");
    public static final Keyword<Boolean> VRRP_SKIP_CHECK_ADV_ADDR = TABLE.keyword(
            "vrrp_skip_check_adv_addr", Forms.BOOLEAN, "off", "do not compare the addresses of a known master again");
    public static final Keyword<Boolean> VRRP_STRICT =
            TABLE.keyword("vrrp_strict", Forms.BOOLEAN, "off", "keep to the RFC in all instances");
    public static final Keyword<Boolean> CHECKER_LOG_ALL_FAILURES = TABLE.keyword(
            "checker_log_all_failures", Forms.BOOLEAN, "off", "log each failed attempt, not only changes");

    public static final ProcessRows PROCESS = new ProcessRows(TABLE);
    public static final SchedulingRows SCHEDULING = new SchedulingRows(TABLE);
    public static final NotificationRows NOTIFICATION = new NotificationRows(TABLE);
    public static final VrrpRows VRRP = new VrrpRows(TABLE);
    public static final LvsRows LVS = new LvsRows(TABLE);
    public static final ManagementRows MANAGEMENT = new ManagementRows(TABLE);

    public static final Keyword<DynamicInterfaces> DYNAMIC_INTERFACES = VRRP.dynamicInterfaces;
    public static final Keyword<Boolean> V3_CHECKSUM_AS_V2 = VRRP.checksumAsInVersion2;
    public static final Keyword<InetAddress> VRRP_MCAST_GROUP6 = VRRP.group6;
    public static final Keyword<ExtraInterfaces> VRRP_GARP_EXTRA_IF = VRRP.garpExtra;
    public static final Keyword<Boolean> VRRP_CHECK_UNICAST_SRC = VRRP.checkUnicastSource;
    public static final Keyword<Boolean> VRRP_OWNER_IGNORE_ADVERTS = VRRP.ownerIgnoresAdverts;
    public static final Keyword<Boolean> VRRP_NOTIFY_PRIORITY_CHANGES = NOTIFICATION.priorityChanges;

    static {
        TABLE.unknown("lvs_id", "remove it: it has been replaced by router_id");
        TABLE.unknown("notification_email_to", "write notification_email { ADDRESS }");
    }

    private GlobalDefsTable() {}

    /** All of them. */
    public static List<Keyword<?>> keywords() {
        return TABLE.keywords();
    }
}
