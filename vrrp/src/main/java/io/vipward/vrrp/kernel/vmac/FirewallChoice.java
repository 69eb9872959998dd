package io.vipward.vrrp.kernel.vmac;

import io.vipward.netlink.iptables.Iptables;
import io.vipward.netlink.iptables.IptablesOptions;
import io.vipward.netlink.nftables.VmacLink;
import io.vipward.parser.model.PacketFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses who silences interfaces, once: a running daemon does not change that. For one thread at a time. */
final class FirewallChoice implements VmacFirewall {
    private static final String UNCONFIGURED =
            "use_vmac or no_accept/strict specified, but no firewall configured - using nftables";
    private static final String ONLY_A_FRONT_END =
            "Not using iptables since iptables uses nf_tables - please update configuration";

    private final VmacFirewall nftables;
    private final Programs programs;
    private @Nullable VmacFirewall chosen;

    FirewallChoice(VmacFirewall nftables, Programs programs) {
        this.nftables = nftables;
        this.programs = programs;
    }

    /**
     * Chooses, unless that has been done.
     *
     * @param needed whether there is anything to do; else choosing has time
     */
    void choose(PacketFilter filter, boolean needed) {
        if (chosen != null || !needed) {
            return;
        }
        PacketFilter.Iptables asked = filter.iptables();
        VmacFirewall iptables = asked == null ? null : iptables(asked, filter.ipsets());
        if (asked == null && filter.nftables().table() == null) {
            VmacLog.notice(UNCONFIGURED);
        }
        chosen = iptables == null ? nftables : iptables;
    }

    @Override
    public void silence(List<VmacLink> links) {
        if (chosen != null) {
            chosen.silence(links);
        }
    }

    @Override
    public void close() {
        if (chosen != null) {
            chosen.close();
        }
    }

    private @Nullable VmacFirewall iptables(PacketFilter.Iptables asked, PacketFilter.@Nullable Ipsets sets) {
        Programs.Result version = programs.run(List.of("iptables", "--version"));
        if (version.status() != 0) {
            VmacLog.warn("cannot use iptables: " + version.output() + "; using nftables");
            return null;
        }
        if (Iptables.isNftables(version.output())) {
            VmacLog.warn(ONLY_A_FRONT_END);
            return null;
        }
        IptablesOptions options = new IptablesOptions(
                asked.input(),
                asked.output(),
                SetNames.of(sets, programs.run(List.of("ipset", "--version")).status() == 0));
        return new IptablesVmacFirewall(new Iptables(options), programs);
    }
}
