package io.vipward.vrrp.kernel;

import io.vipward.netlink.nftables.BlockedAddress;
import io.vipward.netlink.nftables.FirewallOptions;
import io.vipward.netlink.nftables.VrrpFirewall;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.wire.Reply;
import io.vipward.vrrp.core.VirtualIp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Blocks what is for virtual addresses that are not to be accepted. */
final class Firewall {
    private final VrrpKernel kernel;
    private final Links links;
    private final Map<VirtualIp, BlockedAddress> blocked = new HashMap<>();
    private FirewallOptions options = FirewallOptions.DEFAULT;
    private VrrpFirewall firewall = VrrpFirewall.none(options);

    Firewall(VrrpKernel kernel, Links links) {
        this.kernel = kernel;
        this.links = links;
    }

    /** Other tables take the place of those in use, with the same addresses. */
    void use(FirewallOptions others) {
        if (!others.equals(options)) {
            commit("cannot remove the firewall's tables", firewall.close());
            options = others;
            firewall = VrrpFirewall.none(options);
            commit("cannot block addresses", firewall.block(List.copyOf(blocked.values())));
        }
    }

    /** Begins with nothing, whatever an earlier run has left behind. */
    void begin() {
        commit("cannot prepare the firewall", firewall.rebuild());
    }

    void block(String instance, List<VirtualIp> vips) {
        List<BlockedAddress> fresh = new ArrayList<>();
        for (VirtualIp vip : vips) {
            BlockedAddress address = address(vip);
            if (blocked.putIfAbsent(vip, address) == null) {
                fresh.add(address);
            }
        }
        commit("(" + instance + ") cannot block its addresses", firewall.block(fresh));
    }

    void unblock(String instance, List<VirtualIp> vips) {
        List<BlockedAddress> stale = new ArrayList<>();
        for (VirtualIp vip : vips) {
            BlockedAddress address = blocked.remove(vip);
            if (address != null) {
                stale.add(address);
            }
        }
        commit("(" + instance + ") cannot unblock its addresses", firewall.unblock(stale));
    }

    /** Takes away everything of ours. */
    void close() {
        blocked.clear();
        commit("cannot remove the firewall's tables", firewall.close());
    }

    private void commit(String what, VrrpFirewall.Step step) {
        if (!step.requests().isEmpty() && kernel.filter(step.requests()) instanceof Reply.Failed failed) {
            VrrpLog.refused(what, failed.describe());
            return;
        }
        firewall = step.next();
    }

    private BlockedAddress address(VirtualIp vip) {
        Link link = links.named(vip.interfaceName());
        return new BlockedAddress(vip.address(), link == null ? 0 : link.index(), vip.interfaceName());
    }
}
