package io.vipward.parser.schema;

import static io.vipward.parser.schema.Trait.ACCUMULATES;
import static io.vipward.parser.schema.Trait.ARGUMENT_IS_VITAL;
import static io.vipward.parser.schema.Trait.FIRST_WINS;
import static io.vipward.parser.schema.Trait.REPEAT_IS_REPORTED;
import static io.vipward.parser.schema.Trait.REPETITION_DOES_NOT_COUNT;

import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.model.Interfaces.LinkDelay;
import io.vipward.parser.model.Interfaces.PolledLink;
import java.util.List;

/** Outside all blocks. */
public final class TopLevelTable {
    static final Table TABLE = new Table("the top level");

    public static final Keyword<BoundBlock> GLOBAL_DEFS =
            TABLE.keyword("global_defs", BlockForm.of(GlobalDefsTable.TABLE), "", "what holds for all", ACCUMULATES);
    public static final Keyword<String> NET_NAMESPACE = TABLE.notYet(
            "net_namespace",
            Forms.WORD,
            "the one it is started in",
            "network namespace of the daemon",
            FIRST_WINS,
            REPETITION_DOES_NOT_COUNT);
    public static final Keyword<String> NET_NAMESPACE_IPVS = TABLE.notYet(
            "net_namespace_ipvs",
            GlobalForms.optional("[NAME]", ""),
            "net_namespace",
            "network namespace of IPVS, alone the one that the daemon is started in",
            FIRST_WINS);
    public static final Keyword<Boolean> NAMESPACE_WITH_IPSETS =
            TABLE.notYet("namespace_with_ipsets", Forms.FLAG, "off", "ipsets inside a network namespace");
    public static final Keyword<String> INSTANCE =
            TABLE.notYet("instance", Forms.WORD, "none", "name of this daemon among several", FIRST_WINS);
    public static final Keyword<Boolean> USE_PID_DIR =
            TABLE.notYet("use_pid_dir", Forms.FLAG, "off", "pid files in a directory of their own");
    public static final Keyword<Long> CHILD_WAIT_TIME = TABLE.notYet(
            "child_wait_time",
            NumberForm.strict(0, NumberForm.UNSIGNED_INT),
            "5",
            "seconds that the parts may take to stop",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Boolean> LINKBEAT_USE_POLLING =
            TABLE.keyword("linkbeat_use_polling", Forms.FLAG, "off", "poll link states");
    public static final Keyword<BoundBlock> VRRP_SCRIPT = TABLE.keyword(
            "vrrp_script",
            BlockForm.of(VrrpScriptTable.TABLE, "NAME"),
            "",
            "a script whose result instances track",
            ACCUMULATES,
            ARGUMENT_IS_VITAL);
    public static final Keyword<BoundBlock> VRRP_INSTANCE = TABLE.keyword(
            "vrrp_instance", BlockForm.named(VrrpInstanceTable.TABLE), "", "a virtual router", ACCUMULATES);
    public static final Keyword<BoundBlock> VRRP_SYNC_GROUP = TABLE.keyword(
            "vrrp_sync_group",
            BlockForm.named(VrrpSyncGroupTable.TABLE),
            "",
            "instances that move together",
            ACCUMULATES);
    public static final Keyword<BoundBlock> SSL =
            TABLE.keyword("SSL", BlockForm.of(SslTable.TABLE), "none", "certificates of checkers", REPEAT_IS_REPORTED);
    public static final Keyword<GroupBlock> VIRTUAL_SERVER_GROUP = TABLE.keyword(
            "virtual_server_group", GroupForm.FORM, "", "several virtual services", ACCUMULATES, ARGUMENT_IS_VITAL);
    public static final Keyword<ServiceBlock> VIRTUAL_SERVER = TABLE.keyword(
            "virtual_server", ServiceForm.FORM, "", "a virtual service of IPVS", ACCUMULATES, ARGUMENT_IS_VITAL);

    public static final Keyword<BoundBlock> TRACK_FILE = TABLE.keyword(
            "track_file",
            BlockForm.of(TrackFileTable.TABLE, "NAME"),
            "none",
            "a file that is watched",
            ACCUMULATES,
            ARGUMENT_IS_VITAL);
    public static final Keyword<BoundBlock> VRRP_TRACK_PROCESS = TABLE.keyword(
            "vrrp_track_process",
            BlockForm.of(TrackProcessTable.TABLE, "NAME"),
            "none",
            "a process that is watched",
            ACCUMULATES,
            ARGUMENT_IS_VITAL);
    /** Without a name keepalived crashes, which is no verdict. */
    public static final Keyword<BoundBlock> BFD_INSTANCE = TABLE.keyword(
            "bfd_instance", BlockForm.of(BfdInstanceTable.TABLE, "NAME"), "none", "a BFD session", ACCUMULATES);

    public static final Keyword<List<AddressEntry>> STATIC_IPADDRESS = TABLE.keyword(
            "static_ipaddress",
            new EntriesForm<>(AddressEntryForm.STATIC),
            "none",
            "addresses that are always there",
            ACCUMULATES);
    public static final Keyword<List<RouteEntry>> STATIC_ROUTES = TABLE.keyword(
            "static_routes", new EntriesForm<>(RouteEntry.STATIC), "none", "routes that are always there", ACCUMULATES);
    public static final Keyword<List<RuleEntry>> STATIC_RULES = TABLE.keyword(
            "static_rules", new EntriesForm<>(RuleEntry.STATIC), "none", "rules that are always there", ACCUMULATES);
    public static final Keyword<BoundBlock> TRACK_GROUP = TABLE.keyword(
            "track_group",
            BlockForm.named(TrackGroupTable.TABLE),
            "none",
            "instances that need the interfaces of static items",
            ACCUMULATES);

    public static final Keyword<BoundBlock> GARP_GROUP = TABLE.keyword(
            "garp_group", BlockForm.of(GarpGroupTable.TABLE), "none", "pacing of gratuitous ARP", ACCUMULATES);
    public static final Keyword<List<PolledLink>> LINKBEAT_INTERFACES = TABLE.keyword(
            "linkbeat_interfaces",
            new EntriesForm<>(LinkForms.POLLED),
            "none",
            "interfaces whose link state is polled",
            ACCUMULATES);
    public static final Keyword<List<LinkDelay>> INTERFACE_UP_DOWN_DELAYS = TABLE.keyword(
            "interface_up_down_delays",
            new EntriesForm<>(LinkForms.DELAYS),
            "none",
            "how long a link state must last",
            ACCUMULATES);

    static {
        TABLE.oldName("vrrp_track_file", TRACK_FILE, Verdict.ACCEPTED);
    }

    private TopLevelTable() {}
}
