package io.vipward.parser.show;

import io.vipward.parser.model.PacketFilter;
import io.vipward.parser.model.PacketFilter.Ipsets;
import io.vipward.parser.model.PacketFilter.Iptables;
import io.vipward.parser.model.PacketFilter.Nftables;
import io.vipward.parser.model.VrrpDefaults;
import io.vipward.parser.model.VrrpDefaults.AdvertDefaults;
import io.vipward.parser.model.VrrpDefaults.BufferPolicy;
import io.vipward.parser.model.VrrpDefaults.DynamicInterfaces;
import io.vipward.parser.model.VrrpDefaults.GarpDefaults;
import io.vipward.parser.model.VrrpDefaults.GarpSchedule;
import io.vipward.parser.model.VrrpDefaults.InterfaceDefaults;
import io.vipward.parser.model.VrrpDefaults.ProtocolDefaults;
import io.vipward.parser.model.VrrpDefaults.ReceiveBuffers;

/** What holds for all instances. */
final class VrrpDefaultsText {
    private VrrpDefaultsText() {}

    static void write(TextWriter out, VrrpDefaults vrrp) {
        interfaces(out, vrrp.interfaces());
        protocol(out, vrrp.protocol());
        adverts(out, vrrp.adverts());
        garp(out, vrrp.garp());
        receive(out, vrrp.receive());
        filter(out, vrrp.filter());
    }

    private static void interfaces(TextWriter out, InterfaceDefaults interfaces) {
        if (interfaces.dynamic() == DynamicInterfaces.WITH_CHANGES) {
            out.line("dynamic_interfaces", "allow_if_changes");
        } else {
            out.flag("dynamic_interfaces", interfaces.dynamic() == DynamicInterfaces.ON);
        }
        out.optional("default_interface", interfaces.usual());
        out.flag("disable_local_igmp", !interfaces.localGroupReports());
        out.optional("vmac_prefix", interfaces.vmacPrefix());
        out.optional("vmac_addr_prefix", interfaces.vmacAddressPrefix());
    }

    private static void protocol(TextWriter out, ProtocolDefaults protocol) {
        out.unless("vrrp_version", protocol.version(), ProtocolDefaults.DEFAULT.version());
        out.optional("vrrp_mcast_group4", protocol.groups().v4());
        out.optional("vrrp_mcast_group6", protocol.groups().v6());
        out.flag("vrrp_strict", protocol.strict());
        out.flag("v3_checksum_as_v2", protocol.checksumAsInVersion2());
        out.flag("log_unknown_vrids", protocol.logUnknownRouters());
        out.secondsUnless("vrrp_startup_delay", protocol.delays().startupNanos(), 0);
        out.secondsUnless("vrrp_delay_after_boot", protocol.delays().bootNanos(), 0);
    }

    private static void adverts(TextWriter out, AdvertDefaults adverts) {
        out.unless("vrrp_down_timer_adverts", adverts.downTimerAdverts(), AdvertDefaults.DEFAULT.downTimerAdverts());
        out.flag("vrrp_lower_prio_no_advert", adverts.lowerPriorityNoAdvert());
        out.flag("vrrp_higher_prio_send_advert", adverts.higherPrioritySendAdvert());
        out.flag("vrrp_check_unicast_src", adverts.checkUnicastSource());
        out.flag("vrrp_skip_check_adv_addr", adverts.skipCheckAddresses());
        out.flag("vrrp_owner_ignore_adverts", adverts.ownerIgnoresAdverts());
    }

    private static void garp(TextWriter out, GarpDefaults garp) {
        GarpSchedule schedule = garp.schedule();
        // Nothing else makes a refresh of no message.
        out.flag("vrrp_min_garp", schedule.refreshRepeat() == 0);
        if (!schedule.equals(GarpSchedule.DEFAULT)) {
            out.line("vrrp_garp_master_delay", schedule.masterDelay());
            out.line("vrrp_garp_master_repeat", schedule.masterRepeat());
            out.line("vrrp_garp_master_refresh", schedule.refresh());
            if (schedule.refreshRepeat() != 0) {
                out.line("vrrp_garp_master_refresh_repeat", schedule.refreshRepeat());
            }
            out.line("vrrp_garp_lower_prio_delay", schedule.lowerPriorityDelay());
            out.line("vrrp_garp_lower_prio_repeat", schedule.lowerPriorityRepeat());
        }
        out.secondsUnless("vrrp_garp_interval", garp.pauseNanos(), 0);
        out.secondsUnless("vrrp_gna_interval", garp.neighbourPauseNanos(), 0);
        if (garp.extraNanos() != 0) {
            String seconds = TextWriter.seconds(garp.extraNanos());
            if (garp.onAllInterfaces()) {
                out.line("vrrp_garp_extra_if", "all", seconds);
            } else {
                out.line("vrrp_garp_extra_if", seconds);
            }
        }
    }

    private static void receive(TextWriter out, ReceiveBuffers receive) {
        if (receive.policy() == BufferPolicy.BYTES) {
            out.line("vrrp_rx_bufs_policy", receive.bytes());
        } else if (receive.policy() != BufferPolicy.KERNEL) {
            out.line("vrrp_rx_bufs_policy", receive.policy());
        }
        out.unless("vrrp_rx_bufs_multiplier", receive.multiplier(), ReceiveBuffers.DEFAULT.multiplier());
    }

    private static void filter(TextWriter out, PacketFilter filter) {
        Iptables iptables = filter.iptables();
        if (iptables != null && iptables.output() == null) {
            out.line("vrrp_iptables", iptables.input());
        } else if (iptables != null) {
            out.line("vrrp_iptables", iptables.input(), String.valueOf(iptables.output()));
        }
        Ipsets ipsets = filter.ipsets();
        if (ipsets != null) {
            out.line("vrrp_ipsets", ipsets.names().toArray());
        }
        Nftables nftables = filter.nftables();
        out.optional("nftables", nftables.table());
        out.unless("nftables_priority", nftables.priority(), Nftables.OFF.priority());
        out.flag("nftables_ifindex", nftables.byIndex());
        out.flag("nftables_counters", nftables.counters());
    }
}
