package io.vipward.parser.schema;

import static io.vipward.parser.schema.NumberForm.INT;
import static io.vipward.parser.schema.NumberForm.UNSIGNED_INT;
import static io.vipward.parser.schema.NumberForm.strict;
import static io.vipward.parser.schema.TimeForm.seconds;
import static io.vipward.parser.schema.Trait.ARGUMENT_IS_VITAL;
import static io.vipward.parser.schema.Trait.FIRST_WINS;

import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.model.PacketFilter.Ipsets;
import io.vipward.parser.model.PacketFilter.Iptables;
import io.vipward.parser.model.VrrpDefaults.DynamicInterfaces;
import java.net.InetAddress;

/** Rows of {@code global_defs} about VRRP that no engine acts upon. */
public final class VrrpRows {
    public final Keyword<DynamicInterfaces> dynamicInterfaces;
    public final Keyword<String> defaultInterface;
    public final Keyword<Boolean> noLocalReports;
    public final Keyword<String> vmacPrefix;
    public final Keyword<String> vmacAddressPrefix;
    public final Keyword<Boolean> checksumAsInVersion2;
    public final Keyword<InetAddress> group6;
    public final Keyword<Boolean> logUnknownRouters;
    public final Keyword<Long> startupDelay;
    public final Keyword<Long> bootDelay;
    public final Keyword<Boolean> checkUnicastSource;
    public final Keyword<Boolean> ownerIgnoresAdverts;
    public final Keyword<Long> garpPause;
    public final Keyword<Long> neighbourPause;
    public final Keyword<ExtraInterfaces> garpExtra;
    public final Keyword<BufferSize> bufferSize;
    public final Keyword<Long> bufferMultiplier;
    public final Keyword<Iptables> iptables;
    public final Keyword<Ipsets> ipsets;
    public final Keyword<String> nftables;
    public final Keyword<Long> nftablesPriority;
    public final Keyword<Boolean> nftablesByIndex;
    public final Keyword<Boolean> nftablesCounters;

    VrrpRows(Table table) {
        dynamicInterfaces = table.keyword(
                "dynamic_interfaces", GlobalForms.DYNAMIC_INTERFACES, "off", "interfaces may come and go");
        defaultInterface =
                table.keyword("default_interface", Forms.word("IF"), "eth0", "of static addresses without dev");
        noLocalReports = table.keyword("disable_local_igmp", Forms.FLAG, "off", "no IGMP reports for 224.0.0.x");
        vmacPrefix = table.keyword(
                "vmac_prefix", Forms.WORD, "vrrp", "beginning of the names of VMACs", ARGUMENT_IS_VITAL, FIRST_WINS);
        vmacAddressPrefix = table.keyword(
                "vmac_addr_prefix",
                Forms.WORD,
                "vmac_prefix",
                "the same for VMACs of single addresses",
                ARGUMENT_IS_VITAL,
                FIRST_WINS);
        checksumAsInVersion2 = table.keyword(
                "v3_checksum_as_v2", GlobalForms.FLAG_SET_BY_OFF, "off", "IPv4 checksum without pseudo header");
        group6 = table.keyword(
                "vrrp_mcast_group6", GlobalForms.GROUP6, "ff02::12", "where IPv6 adverts are sent", ARGUMENT_IS_VITAL);
        logUnknownRouters = table.keyword("log_unknown_vrids", Forms.FLAG, "off", "log adverts of unknown routers");
        Form<Long> delay = seconds("0.001", "4294.967295");
        startupDelay = table.keyword(
                "vrrp_startup_delay", delay, "0", "no instance acts sooner after the start", ARGUMENT_IS_VITAL);
        bootDelay = table.keyword(
                "vrrp_delay_after_boot", delay, "0", "no instance acts sooner after the boot", ARGUMENT_IS_VITAL);
        checkUnicastSource =
                table.keyword("vrrp_check_unicast_src", Forms.FLAG, "off", "unicast adverts of configured peers only");
        ownerIgnoresAdverts =
                table.keyword("vrrp_owner_ignore_adverts", Forms.BOOLEAN, "off", "an address owner ignores adverts");
        Form<Long> pause = seconds("0.000001", "4294.967295");
        garpPause = table.keyword(
                "vrrp_garp_interval", pause, "0", "between gratuitous ARPs on an interface", ARGUMENT_IS_VITAL);
        neighbourPause =
                table.keyword("vrrp_gna_interval", pause, "0", "the same for neighbour adverts", ARGUMENT_IS_VITAL);
        garpExtra = table.keyword("vrrp_garp_extra_if", ExtraInterfaces.FORM, "0", "ARP on other interfaces too");
        table.oldName("vrrp_vmac_garp_intvl", garpExtra, Verdict.REPORTED);
        bufferSize = table.keyword("vrrp_rx_bufs_policy", BufferSize.FORM, "the kernel's", "size of receive buffers");
        bufferMultiplier = table.keyword(
                "vrrp_rx_bufs_multiplier", strict(1, UNSIGNED_INT), "3", "adverts that fit into a receive buffer");
        iptables = table.notYet(
                "vrrp_iptables", GlobalForms.IPTABLES, "off", "chains of iptables that filter packets", FIRST_WINS);
        ipsets =
                table.notYet("vrrp_ipsets", GlobalForms.IPSETS, "keepalived, ...", "names of ipsets, none for no sets");
        nftables = table.keyword(
                "nftables",
                GlobalForms.table("keepalived"),
                "off",
                "table of nftables that filters packets",
                FIRST_WINS);
        nftablesPriority = table.keyword(
                "nftables_priority", strict(Integer.MIN_VALUE, INT), "-1", "of its chains", ARGUMENT_IS_VITAL);
        nftablesByIndex = table.keyword("nftables_ifindex", Forms.FLAG, "off", "match interfaces by number");
        nftablesCounters = table.keyword("nftables_counters", Forms.FLAG, "off", "count packets");
    }
}
