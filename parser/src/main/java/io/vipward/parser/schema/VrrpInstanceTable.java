package io.vipward.parser.schema;

import static io.vipward.parser.schema.NumberForm.INT;
import static io.vipward.parser.schema.NumberForm.UNSIGNED_INT;
import static io.vipward.parser.schema.NumberForm.lenient;
import static io.vipward.parser.schema.NumberForm.strict;
import static io.vipward.parser.schema.Trait.ACCUMULATES;
import static io.vipward.parser.schema.Trait.ARGUMENT_IS_VITAL;
import static io.vipward.parser.schema.Trait.FIRST_WINS;

import io.vipward.parser.model.ElectionSettings.InitialState;
import java.net.InetAddress;
import java.util.List;

/** {@code vrrp_instance}. */
public final class VrrpInstanceTable {
    static final Table TABLE = new Table("vrrp_instance");
    private static final long MOST_SECONDS = 4294;

    public static final Keyword<InitialState> STATE = TABLE.keyword(
            "state", ChoiceForm.of(InitialState.values()), "BACKUP", "wanted initial state", ARGUMENT_IS_VITAL);
    public static final Keyword<String> INTERFACE = TABLE.keyword(
            "interface", Forms.INTERFACE, "mandatory", "where adverts are sent and heard", ARGUMENT_IS_VITAL);
    public static final Keyword<Long> VIRTUAL_ROUTER_ID = TABLE.keyword(
            "virtual_router_id", strict(1, 255), "mandatory", "number of the virtual router", ARGUMENT_IS_VITAL);
    public static final Keyword<Long> PRIORITY = TABLE.keyword(
            "priority",
            strict(1, 255).insteadOfInvalid(100),
            "100, or 255 with state MASTER",
            "base priority; 255 is the owner of the addresses",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Long> ADVERT_INT = TABLE.keyword(
            "advert_int", TimeForm.seconds("0.01", "255"), "1", "time between adverts", ARGUMENT_IS_VITAL);
    public static final Keyword<Long> VERSION =
            TABLE.keyword("version", lenient(2, 3), "vrrp_version", "VRRP version", ARGUMENT_IS_VITAL);
    public static final Keyword<BoundBlock> AUTHENTICATION = TABLE.keyword(
            "authentication", BlockForm.of(AuthenticationTable.TABLE), "none", "password of VRRPv2", ACCUMULATES);
    public static final Keyword<List<AddressEntry>> VIRTUAL_IPADDRESS = TABLE.keyword(
            "virtual_ipaddress",
            new EntriesForm<>(AddressEntryForm.VIRTUAL),
            "none",
            "addresses of the virtual router",
            ACCUMULATES);
    public static final Keyword<List<AddressEntry>> VIRTUAL_IPADDRESS_EXCLUDED = TABLE.keyword(
            "virtual_ipaddress_excluded",
            new EntriesForm<>(AddressEntryForm.VIRTUAL),
            "none",
            "addresses that are not in adverts",
            ACCUMULATES);
    public static final Keyword<List<TrackEntry>> TRACK_SCRIPT = TABLE.keyword(
            "track_script", new EntriesForm<>(new TrackForm(true)), "none", "scripts that are followed", ACCUMULATES);
    public static final Keyword<List<TrackEntry>> TRACK_INTERFACE = TABLE.keyword(
            "track_interface",
            new EntriesForm<>(new TrackForm(false)),
            "none",
            "interfaces that are followed",
            ACCUMULATES);
    public static final Keyword<Boolean> NOPREEMPT =
            TABLE.keyword("nopreempt", Forms.FLAG, "off", "stay BACKUP while there is a master of lower priority");
    public static final Keyword<Boolean> PREEMPT = TABLE.keyword("preempt", Forms.FLAG, "on", "clears nopreempt");
    public static final Keyword<Long> PREEMPT_DELAY = TABLE.keyword(
            "preempt_delay", TimeForm.seconds("0", "1000"), "0", "time before a preemption", ARGUMENT_IS_VITAL);
    public static final Keyword<Long> GARP_MASTER_DELAY = TABLE.keyword(
            "garp_master_delay",
            lenient(0, MOST_SECONDS),
            "vrrp_garp_master_delay",
            "seconds from MASTER to the second burst of gratuitous ARP, 0 for none",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Long> GARP_MASTER_REPEAT = TABLE.keyword(
            "garp_master_repeat",
            lenient(1, INT).insteadOfZero(1),
            "vrrp_garp_master_repeat",
            "gratuitous ARP messages of a burst",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Long> GARP_MASTER_REFRESH = TABLE.keyword(
            "garp_master_refresh",
            lenient(0, UNSIGNED_INT),
            "vrrp_garp_master_refresh",
            "seconds between refreshes while MASTER, 0 for none",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Long> GARP_MASTER_REFRESH_REPEAT = TABLE.keyword(
            "garp_master_refresh_repeat",
            lenient(1, INT).insteadOfZero(1),
            "vrrp_garp_master_refresh_repeat",
            "gratuitous ARP messages of a refresh",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Long> GARP_LOWER_PRIO_DELAY = TABLE.keyword(
            "garp_lower_prio_delay",
            lenient(0, MOST_SECONDS),
            "vrrp_garp_lower_prio_delay",
            "seconds from an advert of lower priority to the second burst",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Long> GARP_LOWER_PRIO_REPEAT = TABLE.keyword(
            "garp_lower_prio_repeat",
            lenient(0, INT),
            "vrrp_garp_lower_prio_repeat",
            "gratuitous ARP messages after an advert of lower priority, 0 for none",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Long> DOWN_TIMER_ADVERTS = TABLE.keyword(
            "down_timer_adverts",
            lenient(1, 100),
            "vrrp_down_timer_adverts",
            "adverts missed before a takeover",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Boolean> LOWER_PRIO_NO_ADVERT = TABLE.keyword(
            "lower_prio_no_advert",
            Forms.BOOLEAN,
            "vrrp_lower_prio_no_advert",
            "as master, do not answer an advert of lower priority");
    public static final Keyword<Boolean> HIGHER_PRIO_SEND_ADVERT = TABLE.keyword(
            "higher_prio_send_advert",
            Forms.BOOLEAN,
            "vrrp_higher_prio_send_advert",
            "as master, answer an advert of higher priority");
    public static final Keyword<InetAddress> MCAST_SRC_IP = TABLE.keyword(
            "mcast_src_ip", AddressForm.ANY, "the interface's address", "source of adverts", ARGUMENT_IS_VITAL);
    public static final Keyword<InetAddress> MCAST_DST_IP = TABLE.keyword(
            "mcast_dst_ip", AddressForm.ANY, "vrrp_mcast_group4", "where adverts are sent", ARGUMENT_IS_VITAL);
    public static final Keyword<InetAddress> UNICAST_SRC_IP = TABLE.keyword(
            "unicast_src_ip", AddressForm.ANY, "the interface's address", "source of adverts", ARGUMENT_IS_VITAL);
    public static final Keyword<Boolean> DONT_TRACK_PRIMARY =
            TABLE.keyword("dont_track_primary", Forms.FLAG, "off", "do not follow the own interface");
    public static final Keyword<Boolean> SKIP_CHECK_ADV_ADDR = TABLE.keyword(
            "skip_check_adv_addr",
            Forms.BOOLEAN_SET_BY_OFF,
            "vrrp_skip_check_adv_addr",
            "do not compare the addresses of a known master again");
    public static final Keyword<Boolean> STRICT_MODE =
            TABLE.keyword("strict_mode", Forms.BOOLEAN, "vrrp_strict", "keep to the RFC");
    public static final Keyword<Boolean> NO_VIRTUAL_IPADDRESS =
            TABLE.keyword("no_virtual_ipaddress", Forms.FLAG, "off", "the instance needs no address");
    public static final Keyword<Boolean> SMTP_ALERT =
            TABLE.keyword("smtp_alert", Forms.BOOLEAN, "smtp_alert_vrrp", "whether mails are sent");
    public static final Keyword<Long> DEBUG =
            TABLE.keyword("debug", lenient(0, 4), "0", "has no effect in keepalived either", ARGUMENT_IS_VITAL);

    public static final Keyword<List<RouteEntry>> VIRTUAL_ROUTES =
            TABLE.notYet("virtual_routes", new EntriesForm<>(RouteEntry.VIRTUAL), "routes of a master", ACCUMULATES);
    public static final Keyword<List<RuleEntry>> VIRTUAL_RULES =
            TABLE.notYet("virtual_rules", new EntriesForm<>(RuleEntry.VIRTUAL), "rules of a master", ACCUMULATES);

    static {
        refused();
        notYet();
        notify("notify", "notify_master", "notify_backup", "notify_fault", "notify_stop");
        notify("notify_master_rx_lower_pri");
        TABLE.unknown("notify_up", "write notify_master");
        TABLE.unknown("notify_down", "write notify_backup, notify_fault or notify_stop");
        TABLE.unknown("weight", "weights belong into vrrp_script or into track_script");
        TABLE.unknown("nb_get_retry", "it belongs into HTTP_GET, where its newer name is retry");
    }

    private VrrpInstanceTable() {}

    private static void refused() {
        TABLE.refused(
                "unicast_peer",
                OpaqueForm.block(),
                "the instance is left out, because it would send multicast where unicast is meant");
        TABLE.refused("native_ipv6", Forms.FLAG, "the instance is left out, because only IPv4 instances are supported");
        TABLE.refused(
                "use_vmac",
                Forms.ANYTHING,
                "the instance is left out, because its addresses would have the interface's own MAC address");
        TABLE.refused(
                "use_ipvlan",
                Forms.ANYTHING,
                "the instance is left out, because its addresses would be on the interface itself");
        TABLE.refused(
                "auth_hmac",
                OpaqueForm.block(),
                "the instance is left out, because its peers would not believe its adverts");
    }

    private static void notYet() {
        TABLE.notYet("vrf", Forms.INTERFACE, "VRF of unicast sockets", ARGUMENT_IS_VITAL);
        TABLE.notYet("track_src_ip", Forms.FLAG, "FAULT without the source address");
        TABLE.notYet("unicast_ttl", strict(0, 255), "TTL of unicast adverts", ARGUMENT_IS_VITAL);
        TABLE.notYet("unicast_fault_no_peer", Forms.FLAG, "FAULT without peers");
        TABLE.notYet("check_unicast_src", Forms.FLAG, "adverts of configured peers only");
        TABLE.notYet("old_unicast_checksum", Forms.words("[never]", 0), "old checksum");
        TABLE.notYet("v3_checksum_as_v2", Forms.BOOLEAN, "checksum without pseudo header");
        TABLE.notYet("accept", Forms.FLAG, "packets to the addresses are accepted");
        TABLE.notYet("no_accept", Forms.FLAG, "packets to the addresses are dropped");
        TABLE.deprecated("linkbeat_use_polling", Forms.FLAG, "linkbeat_interfaces");
        TABLE.notYet("garp_extra_if", Forms.words("[all] SECONDS", 1), "ARP on other interfaces");
        TABLE.deprecated("vmac_garp_intvl", Forms.words("[all] SECONDS", 1), "garp_extra_if");
        TABLE.notYet("timer_expired_backup", Forms.words("[1..254]", 0), "after being blocked for long");
        TABLE.deprecated("thread_timer_expired", Forms.words("[1..254]", 0), "timer_expired_backup");
        TABLE.notYet("owner_ignore_adverts", Forms.BOOLEAN, "an owner ignores adverts");
        TABLE.notYet("promote_secondaries", Forms.FLAG, "keep addresses when the first goes");
        TABLE.notYet("kernel_rx_buf_size", strict(0, UNSIGNED_INT), "size of the receive buffer");
        TABLE.notYet("notify_priority_changes", Forms.BOOLEAN, "notify of changes of priority");
        TABLE.deprecated("lvs_sync_daemon_interface", Forms.INTERFACE, "lvs_sync_daemon", ARGUMENT_IS_VITAL);
        TABLE.notYet("use_vmac_addr", Forms.FLAG, "VMACs for addresses on other interfaces");
        TABLE.notYet("vmac_xmit_base", Forms.FLAG, "adverts from the base interface");
        TABLE.notYet("notify_deleted", Forms.ANYTHING, "script for a deleted instance", FIRST_WINS);
        TABLE.notYet("track_file", OpaqueForm.block(), "files that are followed");
        TABLE.notYet("track_process", OpaqueForm.block(), "processes that are followed");
        TABLE.notYet("track_bfd", OpaqueForm.block(), "BFD sessions that are followed");
    }

    private static void notify(String... names) {
        for (String name : names) {
            TABLE.notYet(name, CommandForm.WITH_USER, "script for a change of state", ARGUMENT_IS_VITAL, FIRST_WINS);
        }
    }
}
