package io.vipward.vrrp.kernel.vmac;

import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.nftables.FirewallOptions;
import io.vipward.netlink.nftables.NftKernel;
import io.vipward.netlink.nftables.NftTable;
import io.vipward.netlink.nftables.VmacLink;
import io.vipward.netlink.nftables.VrrpFirewall;
import io.vipward.netlink.wire.NetlinkChannel;
import io.vipward.netlink.wire.Reply;
import java.util.ArrayList;
import java.util.List;

/**
 * Silences interfaces by nf_tables, in tables that nobody else uses: addresses are blocked in tables of the same name, so a
 * daemon that does that must do this too, in the same transactions. For one thread at a time.
 */
public final class NftVmacFirewall implements VmacFirewall {
    private final NftKernel kernel;
    private final List<VmacLink> silenced = new ArrayList<>();
    private VrrpFirewall firewall;
    private boolean started;

    /**
     * Nothing is silenced yet.
     *
     * @param channel to NETLINK_NETFILTER, which the caller closes
     */
    public NftVmacFirewall(NetlinkChannel channel, FirewallOptions options) {
        this.kernel = new NftKernel(channel);
        this.firewall = VrrpFirewall.none(options);
    }

    @Override
    public void silence(List<VmacLink> links) {
        if (!started && !links.isEmpty()) {
            started = true;
            removeLeftovers();
        }
        for (VmacLink gone : List.copyOf(silenced)) {
            if (!links.contains(gone)) {
                silenced.remove(gone);
                commit(firewall.remove(gone));
            }
        }
        for (VmacLink fresh : links) {
            if (!silenced.contains(fresh) && commit(firewall.add(fresh))) {
                silenced.add(fresh);
            }
        }
    }

    @Override
    public void close() {
        silenced.clear();
        commit(firewall.close());
    }

    /** A run that has ended without cleaning up leaves its tables. */
    private void removeLeftovers() {
        for (NftTable table : firewall.tables()) {
            try {
                if (kernel.exists(table)) {
                    VmacLog.notice("Deleting old " + (table.ipv6() ? "ip6 " : "ip ") + table.name() + " table");
                }
            } catch (SystemCallException unknown) {
                VmacLog.warn("cannot silence virtual interfaces: " + unknown.getMessage());
                return;
            }
        }
        commit(firewall.rebuild());
    }

    private boolean commit(VrrpFirewall.Step step) {
        if (kernel.commit(step.requests()) instanceof Reply.Failed failed) {
            VmacLog.warn("cannot silence virtual interfaces: " + failed.describe());
            return false;
        }
        firewall = step.next();
        return true;
    }
}
