package io.vipward.parser.schema;

import static io.vipward.parser.schema.NumberForm.INT;
import static io.vipward.parser.schema.NumberForm.UNSIGNED_INT;
import static io.vipward.parser.schema.NumberForm.lenient;
import static io.vipward.parser.schema.NumberForm.strict;
import static io.vipward.parser.schema.Trait.ACCUMULATES;
import static io.vipward.parser.schema.Trait.ARGUMENT_IS_VITAL;
import static io.vipward.parser.schema.Trait.FIRST_WINS;

import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.AddressHandling.ExtraGarp;
import io.vipward.parser.model.ElectionSettings.InitialState;
import io.vipward.parser.model.NotifyEvent;
import io.vipward.parser.model.VirtualInterface.Ipvlan;
import io.vipward.parser.model.VirtualInterface.Vmac;
import io.vipward.parser.model.VrrpProtocol.OldUnicast;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    public static final TrackKeywords TRACKED = TrackKeywords.of(TABLE);
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
            lenient(1, UNSIGNED_INT).insteadOfZero(1),
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
            lenient(1, UNSIGNED_INT).insteadOfZero(1),
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
            "mcast_src_ip", AddressForm.OF_HOST, "the interface's address", "source of adverts", ARGUMENT_IS_VITAL);
    public static final Keyword<InetAddress> MCAST_DST_IP = TABLE.keyword(
            "mcast_dst_ip", AddressForm.OF_HOST, "vrrp_mcast_group4", "where adverts are sent", ARGUMENT_IS_VITAL);
    public static final Keyword<InetAddress> UNICAST_SRC_IP = TABLE.keyword(
            "unicast_src_ip", AddressForm.OF_HOST, "the interface's address", "source of adverts", ARGUMENT_IS_VITAL);
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
    public static final NotifyKeywords NOTIFIED = NotifyKeywords.of(
            TABLE,
            NotifyEvent.ANY,
            NotifyEvent.MASTER,
            NotifyEvent.BACKUP,
            NotifyEvent.FAULT,
            NotifyEvent.STOP,
            NotifyEvent.MASTER_HEARD_LOWER_PRIORITY);
    public static final Keyword<DeletedNotice> NOTIFY_DELETED = TABLE.keyword(
            "notify_deleted",
            DeletedForm.FORM,
            "off",
            "script for a deleted instance, or that it counts as deleted",
            FIRST_WINS);
    public static final Keyword<Long> DEBUG =
            TABLE.keyword("debug", lenient(0, 4), "0", "has no effect in keepalived either", ARGUMENT_IS_VITAL);

    public static final Keyword<List<RouteEntry>> VIRTUAL_ROUTES = TABLE.keyword(
            "virtual_routes", new EntriesForm<>(RouteEntry.VIRTUAL), "none", "routes of a master", ACCUMULATES);
    public static final Keyword<List<RuleEntry>> VIRTUAL_RULES = TABLE.keyword(
            "virtual_rules", new EntriesForm<>(RuleEntry.VIRTUAL), "none", "rules of a master", ACCUMULATES);
    public static final Keyword<List<UnicastPeer>> UNICAST_PEER = TABLE.keyword(
            "unicast_peer", new EntriesForm<>(UnicastPeerForm.LINE), "none", "whom adverts are sent to", ACCUMULATES);
    public static final Keyword<Long> UNICAST_TTL = TABLE.keyword(
            "unicast_ttl", strict(0, 255), "255; IPv6: the kernel's", "TTL of unicast adverts", ARGUMENT_IS_VITAL);
    public static final Keyword<Boolean> UNICAST_FAULT_NO_PEER =
            TABLE.keyword("unicast_fault_no_peer", Forms.FLAG, "off", "FAULT without peers");
    public static final Keyword<Boolean> CHECK_UNICAST_SRC = TABLE.keyword(
            "check_unicast_src", Forms.FLAG, "vrrp_check_unicast_src", "adverts of configured peers only");
    public static final Keyword<OldUnicast> OLD_UNICAST_CHECKSUM = TABLE.keyword(
            "old_unicast_checksum",
            new SimpleForm<>("[never]", 0, Remark.NO_EFFECT, VrrpInstanceTable::oldUnicast),
            "found out",
            "checksum of releases before 1.3.6");
    public static final Keyword<Boolean> V3_CHECKSUM_AS_V2 =
            TABLE.keyword("v3_checksum_as_v2", Forms.BOOLEAN, "v3_checksum_as_v2", "checksum without pseudo header");
    public static final Keyword<Boolean> NATIVE_IPV6 =
            TABLE.keyword("native_ipv6", Forms.FLAG, "off", "an instance of IPv6 whatever its addresses");
    public static final Keyword<String> VRF =
            TABLE.keyword("vrf", Forms.INTERFACE, "none", "VRF of unicast sockets", ARGUMENT_IS_VITAL);
    public static final Keyword<Boolean> TRACK_SRC_IP =
            TABLE.keyword("track_src_ip", Forms.FLAG, "off", "FAULT without the source address");
    public static final Keyword<Long> KERNEL_RX_BUF_SIZE = TABLE.keyword(
            "kernel_rx_buf_size", strict(0, UNSIGNED_INT), "vrrp_rx_bufs_policy", "bytes of the receive buffer");
    public static final Keyword<Vmac> USE_VMAC = TABLE.keyword(
            "use_vmac", VirtualInterfaceForms.VMAC, "none", "an interface with the virtual MAC address", ACCUMULATES);
    public static final Keyword<Boolean> USE_VMAC_ADDR =
            TABLE.keyword("use_vmac_addr", Forms.FLAG, "off", "VMACs for addresses on other interfaces");
    public static final Keyword<Boolean> VMAC_XMIT_BASE =
            TABLE.keyword("vmac_xmit_base", Forms.FLAG, "off", "adverts from the base interface");
    public static final Keyword<Ipvlan> USE_IPVLAN =
            TABLE.keyword("use_ipvlan", VirtualInterfaceForms.IPVLAN, "none", "an interface of its own", FIRST_WINS);
    public static final Keyword<BoundBlock> AUTH_HMAC = TABLE.keyword(
            "auth_hmac", BlockForm.of(AuthHmacTable.TABLE), "none", "keyed digest of adverts", ACCUMULATES);
    public static final Keyword<Boolean> ACCEPT =
            TABLE.keyword("accept", Forms.FLAG, "on", "packets to the addresses are accepted");
    public static final Keyword<Boolean> NO_ACCEPT =
            TABLE.keyword("no_accept", Forms.FLAG, "off", "packets to the addresses are dropped");
    public static final Keyword<Boolean> PROMOTE_SECONDARIES =
            TABLE.keyword("promote_secondaries", Forms.FLAG, "off", "keep addresses when the first goes");
    public static final Keyword<Boolean> LINKBEAT_USE_POLLING =
            TABLE.deprecated("linkbeat_use_polling", Forms.FLAG, "linkbeat_interfaces");
    public static final Keyword<ExtraGarp> GARP_EXTRA_IF = TABLE.keyword(
            "garp_extra_if",
            ExtraGarpForm.OF_INSTANCE,
            "vrrp_garp_extra_if",
            "seconds between ARP on other interfaces");
    public static final Keyword<Long> TIMER_EXPIRED_BACKUP = TABLE.keyword(
            "timer_expired_backup",
            new SimpleForm<>("[1..254]", 0, Remark.NO_EFFECT, VrrpInstanceTable::mostPriority),
            "off",
            "after being blocked for long, yield to a master of at most this priority");
    public static final Keyword<Boolean> OWNER_IGNORE_ADVERTS = TABLE.keyword(
            "owner_ignore_adverts", Forms.BOOLEAN, "vrrp_owner_ignore_adverts", "an owner ignores adverts");

    private static final NumberForm MOST_PRIORITY = strict(1, 254);
    private static final long ANY_PRIORITY = 254;

    static {
        TABLE.oldName("vmac_garp_intvl", GARP_EXTRA_IF, Verdict.REPORTED);
        TABLE.oldName("thread_timer_expired", TIMER_EXPIRED_BACKUP, Verdict.REPORTED);
        TABLE.deprecated("lvs_sync_daemon_interface", Forms.INTERFACE, "lvs_sync_daemon", ARGUMENT_IS_VITAL);
        TABLE.unknown("notify_up", "write notify_master");
        TABLE.unknown("notify_down", "write notify_backup, notify_fault or notify_stop");
        TABLE.unknown("weight", "weights belong into vrrp_script or into track_script");
        TABLE.unknown("nb_get_retry", "it belongs into HTTP_GET, where its newer name is retry");
    }

    private VrrpInstanceTable() {}

    private static @Nullable OldUnicast oldUnicast(Arguments arguments) {
        Word word = arguments.hasNext() ? arguments.next() : null;
        if (word == null) {
            return OldUnicast.ALWAYS;
        }
        if (word.text().equals("never")) {
            return OldUnicast.NEVER;
        }
        arguments.report(
                DiagnosticCode.INVALID_CHOICE, word, word + " is not never; " + arguments.keyword() + " is ignored");
        return null;
    }

    private static @Nullable Long mostPriority(Arguments arguments) {
        return arguments.hasNext() ? MOST_PRIORITY.read(arguments) : Long.valueOf(ANY_PRIORITY);
    }
}
