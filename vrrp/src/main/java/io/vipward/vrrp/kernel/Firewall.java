package io.vipward.vrrp.kernel;

import io.vipward.netlink.nftables.BlockedAddress;
import io.vipward.netlink.nftables.FirewallOptions;
import io.vipward.netlink.nftables.VmacLink;
import io.vipward.netlink.nftables.VrrpFirewall;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.wire.Reply;
import io.vipward.vrrp.core.VirtualIp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Blocks what is for virtual addresses that are not to be accepted, and silences interfaces with a virtual MAC address: both in
 * the same tables, so nobody else may change them.
 */
final class Firewall {
    private final VrrpKernel kernel;
    private final Links links;
    private final Map<VirtualIp, BlockedAddress> blocked = new HashMap<>();
    private final List<VmacLink> silenced = new ArrayList<>();
    private boolean begun;
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
            List<VmacLink> before = List.copyOf(silenced);
            silenced.clear();
            silence(before);
        }
    }

    /** Begins with nothing, whatever an earlier run has left behind. Again: nothing happens. */
    void begin() {
        if (!begun) {
            begun = true;
            commit("cannot prepare the firewall", firewall.rebuild());
        }
    }

    /** Takes in which interfaces shall send nothing on their own account; those of before that are not among them are forgotten. */
    void silence(List<VmacLink> links) {
        if (!links.isEmpty()) {
            begin();
        }
        for (VmacLink gone : List.copyOf(silenced)) {
            if (!links.contains(gone)) {
                silenced.remove(gone);
                commit("cannot forget " + gone.linkName(), firewall.remove(gone));
            }
        }
        for (VmacLink fresh : links) {
            if (!silenced.contains(fresh) && commit("cannot silence " + fresh.linkName(), firewall.add(fresh))) {
                silenced.add(fresh);
            }
        }
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
        silenced.clear();
        commit("cannot remove the firewall's tables", firewall.close());
    }

    private boolean commit(String what, VrrpFirewall.Step step) {
        if (!step.requests().isEmpty() && kernel.filter(step.requests()) instanceof Reply.Failed failed) {
            VrrpLog.refused(what, failed.describe());
            return false;
        }
        firewall = step.next();
        return true;
    }

    private BlockedAddress address(VirtualIp vip) {
        Link link = links.named(vip.interfaceName());
        return new BlockedAddress(vip.address(), link == null ? 0 : link.index(), vip.interfaceName());
    }
}
