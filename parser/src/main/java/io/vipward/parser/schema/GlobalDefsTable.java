package io.vipward.parser.schema;

import static io.vipward.parser.schema.NumberForm.INT;
import static io.vipward.parser.schema.NumberForm.UNSIGNED_INT;
import static io.vipward.parser.schema.NumberForm.lenient;
import static io.vipward.parser.schema.NumberForm.strict;
import static io.vipward.parser.schema.TimeForm.seconds;
import static io.vipward.parser.schema.Trait.ACCUMULATES;
import static io.vipward.parser.schema.Trait.ARGUMENT_IS_VITAL;
import static io.vipward.parser.schema.Trait.ARGUMENT_MAY_LACK;
import static io.vipward.parser.schema.Trait.FIRST_WINS;

import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.AddressHandling.ExtraGarp;
import java.net.InetAddress;
import java.util.List;

/** {@code global_defs}. */
public final class GlobalDefsTable {
    static final Table TABLE = new Table("global_defs");
    private static final long MOST_SECONDS = 4294;

    public static final Keyword<String> ROUTER_ID =
            TABLE.keyword("router_id", Forms.WORD, "the host's name", "identity used in mails");
    public static final Keyword<List<Word>> NOTIFICATION_EMAIL =
            TABLE.keyword("notification_email", WordListForm.WORDS, "none", "recipients of mails", ACCUMULATES);
    public static final Keyword<String> NOTIFICATION_EMAIL_FROM =
            TABLE.keyword("notification_email_from", Forms.word("ADDRESS"), "USER@HOST", "sender of mails");
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
            lenient(1, INT).insteadOfZero(1),
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
            lenient(1, INT).insteadOfZero(1),
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
    public static final Keyword<Boolean> DYNAMIC_INTERFACES =
            TABLE.notYet("dynamic_interfaces", Forms.words("[allow_if_changes]", 0), "interfaces may come and go");
    public static final Keyword<Boolean> V3_CHECKSUM_AS_V2 =
            TABLE.notYet("v3_checksum_as_v2", Forms.FLAG, "checksum without pseudo header");
    public static final Keyword<InetAddress> VRRP_MCAST_GROUP6 = TABLE.notYet(
            "vrrp_mcast_group6", AddressForm.MULTICAST_V6, "where IPv6 adverts are sent", ARGUMENT_IS_VITAL);
    public static final Keyword<ExtraGarp> VRRP_GARP_EXTRA_IF =
            TABLE.notYet("vrrp_garp_extra_if", ExtraGarpForm.GLOBAL, "seconds between ARP on other interfaces");
    public static final Keyword<Boolean> VRRP_CHECK_UNICAST_SRC =
            TABLE.notYet("vrrp_check_unicast_src", Forms.FLAG, "adverts of configured peers only");
    public static final Keyword<Boolean> VRRP_OWNER_IGNORE_ADVERTS =
            TABLE.notYet("vrrp_owner_ignore_adverts", Forms.BOOLEAN, "an owner ignores adverts");
    public static final Keyword<Boolean> VRRP_NOTIFY_PRIORITY_CHANGES =
            TABLE.notYet("vrrp_notify_priority_changes", Forms.BOOLEAN, "notify of changes of priority");

    static {
        identity();
        reload();
        notification();
        vrrp();
        scheduling();
        lvs();
        snmp();
        TABLE.unknown("lvs_id", "remove it: it has been replaced by router_id");
        TABLE.unknown("notification_email_to", "write notification_email { ADDRESS }");
    }

    private GlobalDefsTable() {}

    private static void identity() {
        TABLE.notYet("process_names", Forms.FLAG, "name the processes");
        TABLE.notYet("process_name", Forms.WORD, "name of the process", ARGUMENT_IS_VITAL);
        TABLE.notYet("vrrp_process_name", Forms.WORD, "name of the VRRP process", ARGUMENT_IS_VITAL);
        TABLE.notYet("checker_process_name", Forms.WORD, "name of the checker process", ARGUMENT_IS_VITAL);
        TABLE.notYet("lvs_process_name", Forms.WORD, "as checker_process_name", ARGUMENT_IS_VITAL);
        TABLE.notYet("bfd_process_name", Forms.WORD, "name of the BFD process", ARGUMENT_IS_VITAL);
        TABLE.notYet("use_symlink_paths", Forms.BOOLEAN, "keep symbolic links in paths of scripts");
        TABLE.notYet("set_supplementary_groups", Forms.BOOLEAN, "scripts get the user's other groups");
        TABLE.notYet("umask", Forms.words("MODE", 1), "file creation mask", ARGUMENT_IS_VITAL);
        TABLE.notYet("random_seed", strict(0, UNSIGNED_INT), "seed of random numbers", ARGUMENT_IS_VITAL);
        TABLE.notYet("config_save_dir", Forms.WORD, "where the parsed configuration is saved", ARGUMENT_IS_VITAL);
        TABLE.notYet("tmp_config_directory", Forms.WORD, "where the working copy lives", FIRST_WINS);
        TABLE.notYet("data_use_instance", Forms.BOOLEAN, "names of dump files contain the instance");
        TABLE.notYet("state_dump_file", Forms.WORD, "where data are dumped to");
        TABLE.notYet("stats_dump_file", Forms.WORD, "has no effect in keepalived either");
        TABLE.notYet("json_dump_file", Forms.WORD, "has no effect in keepalived either");
        TABLE.notYet("json_version", lenient(1, 2), "layout of the JSON dump");
        TABLE.notYet("iproute_usr_dir", Forms.WORD, "where rt_tables and its kind are");
        TABLE.notYet("iproute_etc_dir", Forms.WORD, "where rt_tables and its kind are");
        TABLE.notYet("include_check", Forms.ANYTHING, "what include checks");
    }

    private static void reload() {
        TABLE.notYet("reload_check_config", Forms.ANYTHING, "check a configuration before it is reloaded");
        TABLE.notYet("reload_time_file", Forms.WORD, "file with the time of a reload");
        TABLE.notYet("reload_repeat", Forms.FLAG, "reload every day at that time");
        TABLE.notYet("reload_file", Forms.ANYTHING, "file that exists during a reload");
    }

    private static void notification() {
        TABLE.notYet("smtp_helo_name", Forms.WORD, "name in the HELO of a mail", ARGUMENT_MAY_LACK);
        TABLE.notYet("no_email_faults", Forms.FLAG, "no mails for FAULT");
        TABLE.notYet("no_checker_emails", Forms.BOOLEAN, "no mails for a checker alone");
        TABLE.notYet("startup_script", CommandForm.WITH_USER, "run before everything", FIRST_WINS);
        TABLE.notYet("shutdown_script", CommandForm.WITH_USER, "run after everything", FIRST_WINS);
        TABLE.notYet("startup_script_timeout", lenient(1, 1000), "seconds it may take");
        TABLE.notYet("shutdown_script_timeout", lenient(1, 1000), "seconds it may take");
        TABLE.notYet("notify_fifo", CommandForm.WITH_USER, "FIFO for changes of state", FIRST_WINS);
        TABLE.notYet("vrrp_notify_fifo", CommandForm.WITH_USER, "FIFO for instances", FIRST_WINS);
        TABLE.notYet("lvs_notify_fifo", CommandForm.WITH_USER, "FIFO for servers", FIRST_WINS);
        TABLE.notYet("notify_fifo_script", CommandForm.WITH_USER, "reader of the FIFO", FIRST_WINS);
        TABLE.notYet("vrrp_notify_fifo_script", CommandForm.WITH_USER, "reader of the FIFO", FIRST_WINS);
        TABLE.notYet("lvs_notify_fifo_script", CommandForm.WITH_USER, "reader of the FIFO", FIRST_WINS);
        TABLE.notYet("fifo_write_vrrp_states_on_reload", Forms.FLAG, "write unchanged states at reload");
        TABLE.notYet("rs_init_notifies", Forms.BOOLEAN, "notify of the first state of real servers");
    }

    private static void vrrp() {
        Form<Long> pause = seconds("0.000001", "4294.967295");
        Form<Long> delay = seconds("0.001", "4294967.295");
        TABLE.notYet("default_interface", Forms.INTERFACE, "for static addresses without dev");
        TABLE.notYet("disable_local_igmp", Forms.FLAG, "no IGMP reports for 224.0.0.x");
        TABLE.notYet("vrrp_garp_interval", pause, "pause between gratuitous ARPs", ARGUMENT_IS_VITAL);
        TABLE.notYet("vrrp_gna_interval", pause, "pause between neighbour adverts", ARGUMENT_IS_VITAL);
        TABLE.oldName("vrrp_vmac_garp_intvl", VRRP_GARP_EXTRA_IF, Verdict.REPORTED);
        TABLE.notYet("vrrp_startup_delay", delay, "nothing happens before", ARGUMENT_IS_VITAL);
        TABLE.notYet("vrrp_delay_after_boot", delay, "nothing happens before", ARGUMENT_IS_VITAL);
        TABLE.notYet("log_unknown_vrids", Forms.FLAG, "log adverts of unknown routers");
        TABLE.notYet("vmac_prefix", Forms.WORD, "names of VMAC interfaces", ARGUMENT_IS_VITAL, FIRST_WINS);
        TABLE.notYet("vmac_addr_prefix", Forms.WORD, "names of VMAC interfaces", ARGUMENT_IS_VITAL, FIRST_WINS);
        TABLE.notYet("vrrp_rx_bufs_policy", Forms.words("MTU|ADVERT|BYTES", 1), "size of receive buffers");
        TABLE.notYet("vrrp_rx_bufs_multiplier", strict(1, UNSIGNED_INT), "size of receive buffers");
        TABLE.notYet("vrrp_iptables", Forms.ANYTHING, "chains of packet filters", FIRST_WINS);
        TABLE.notYet("vrrp_ipsets", Forms.ANYTHING, "names of ipsets");
        TABLE.notYet("nftables", Forms.ANYTHING, "table of packet filters", FIRST_WINS);
        TABLE.notYet("nftables_priority", strict(Integer.MIN_VALUE, INT), "of its chains", ARGUMENT_IS_VITAL);
        TABLE.notYet("nftables_ifindex", Forms.FLAG, "match by index");
        TABLE.notYet("nftables_counters", Forms.FLAG, "count packets");
    }

    private static void scheduling() {
        for (String process : List.of("vrrp", "checker", "bfd")) {
            Form<Long> realTimeLimit = lenient(1, UNSIGNED_INT);
            TABLE.notYet(process + "_priority", lenient(-20, 19), "nice value");
            TABLE.notYet(process + "_no_swap", Forms.FLAG, "lock memory");
            TABLE.notYet(process + "_rt_priority", Forms.words("1..99", 1), "real-time priority");
            TABLE.notYet(process + "_cpu_affinity", Forms.words("CPU ...", 1), "processors to run on");
            TABLE.notYet(process + "_rlimit_rttime", realTimeLimit, "limit of real time", ARGUMENT_IS_VITAL);
            TABLE.notYet(process + "_rlimit_rtime", realTimeLimit, "as rlimit_rttime", ARGUMENT_IS_VITAL);
        }
        TABLE.notYet("max_auto_priority", Forms.ANYTHING, "real-time priority when late");
        TABLE.notYet("min_auto_priority_delay", lenient(1, 10_000_000), "how late that is");
        for (String buffers : List.of(
                "vrrp_netlink_cmd_rcv_bufs",
                "vrrp_netlink_monitor_rcv_bufs",
                "lvs_netlink_cmd_rcv_bufs",
                "lvs_netlink_monitor_rcv_bufs",
                "process_monitor_rcv_bufs")) {
            TABLE.notYet(buffers, strict(0, UNSIGNED_INT), "bytes of a receive buffer");
            TABLE.notYet(buffers + "_force", Forms.BOOLEAN, "beyond the system's limit");
        }
    }

    private static void lvs() {
        TABLE.notYet("lvs_timeouts", Forms.words("tcp|tcpfin|udp SECONDS ...", 2), "time-outs of connections");
        TABLE.notYet("lvs_sync_daemon", Forms.words("IF [OPTIONS]", 1), "synchronise connections", FIRST_WINS);
        TABLE.notYet("lvs_flush", Forms.FLAG, "empty the table of IPVS at start");
        TABLE.notYet("lvs_flush_on_stop", Forms.words("[VS]", 0), "empty it at the end");
        TABLE.deprecated("lvs_flush_onstop", Forms.words("[VS]", 0), "lvs_flush_on_stop");
        TABLE.notYet("nftables_ipvs", Forms.ANYTHING, "groups by firewall marks", FIRST_WINS);
        TABLE.notYet("nftables_ipvs_priority", strict(Integer.MIN_VALUE, INT), "of its chains", ARGUMENT_IS_VITAL);
        TABLE.notYet("nftables_ipvs_start_fwmark", strict(1, UNSIGNED_INT), "first mark", ARGUMENT_IS_VITAL);
    }

    private static void snmp() {
        Form<Long> age = seconds("0.001", "30");
        TABLE.notYet("snmp_socket", Forms.WORD, "AgentX master", FIRST_WINS);
        TABLE.notYet("enable_snmp_vrrp", Forms.FLAG, "SNMP for VRRP");
        TABLE.deprecated("enable_snmp_keepalived", Forms.FLAG, "enable_snmp_vrrp");
        TABLE.notYet("enable_snmp_checker", Forms.FLAG, "SNMP for servers");
        TABLE.notYet("enable_snmp_rfc", Forms.FLAG, "SNMP by RFC 2787 and 6527");
        TABLE.notYet("enable_snmp_rfcv2", Forms.FLAG, "SNMP by RFC 2787");
        TABLE.notYet("enable_snmp_rfcv3", Forms.FLAG, "SNMP by RFC 6527");
        TABLE.notYet("enable_traps", Forms.FLAG, "SNMP traps");
        TABLE.notYet("snmp_vs_stats_update_interval", age, "age of statistics", ARGUMENT_IS_VITAL);
        TABLE.notYet("snmp_rs_stats_update_interval", age, "age of statistics", ARGUMENT_IS_VITAL);
        TABLE.notYet("enable_dbus", Forms.FLAG, "DBus server");
        TABLE.notYet("dbus_service_name", Forms.WORD, "its name");
        TABLE.notYet("dbus_no_interface_name", Forms.WORD, "its path for instances without interface");
    }
}
