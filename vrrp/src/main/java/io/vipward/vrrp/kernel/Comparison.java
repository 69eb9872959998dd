package io.vipward.vrrp.kernel;

import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.route.Link;
import io.vipward.vrrp.core.Consequences;
import io.vipward.vrrp.core.Holdings;
import io.vipward.vrrp.core.Loss;
import io.vipward.vrrp.core.RunningInstance;
import io.vipward.vrrp.core.VirtualIp;
import io.vipward.vrrp.core.VrrpRouter;
import io.vipward.vrrp.kernel.holdings.HeldRouting;
import io.vipward.vrrp.kernel.holdings.StaticItemsKeeper;
import java.util.ArrayList;
import java.util.List;

/** Compares what instances hold with what is really there. */
final class Comparison {
    private final VrrpKernel kernel;
    private final Links links;
    private final VrrpRouter router;
    private final HeldRouting routing;

    Comparison(VrrpKernel kernel, Links links, VrrpRouter router, HeldRouting routing) {
        this.kernel = kernel;
        this.links = links;
        this.router = router;
        this.routing = routing;
    }

    /** Has static items put back that are not there. */
    void tell(StaticItemsKeeper statics) {
        try {
            statics.compare(links.allAddresses(), kernel.routes(), kernel.rules());
        } catch (SystemCallException refused) {
            VrrpLog.refused("cannot read routes and rules", String.valueOf(refused.getMessage()));
        }
    }

    /** What follows from what masters lack. */
    List<Consequences> differences(List<RunningInstance> instances, long nowNanos) {
        List<Consequences> differences = new ArrayList<>();
        for (RunningInstance instance : instances) {
            for (Loss loss : losses(instance)) {
                differences.add(
                        loss instanceof Loss.OfAddress address
                                ? router.addressRemoved(address, false, nowNanos)
                                : router.removedByOthers(loss, nowNanos));
            }
        }
        return differences;
    }

    /** Addresses that are there although their instance is not master. */
    List<VirtualIp> relics(RunningInstance instance) {
        List<VirtualIp> relics = new ArrayList<>();
        for (VirtualIp vip : instance.settings().addresses().all()) {
            if (!instance.state().holdsAddresses() && isThere(vip)) {
                relics.add(vip);
            }
        }
        return relics;
    }

    private List<Loss> losses(RunningInstance instance) {
        if (!instance.state().holdsAddresses()) {
            return List.of();
        }
        Holdings holdings = instance.settings().holdings();
        List<Loss> losses = new ArrayList<>();
        for (VirtualIp vip : holdings.addresses().all()) {
            if (!isThere(vip)) {
                losses.add(new Loss.OfAddress(vip.interfaceName(), vip.address(), vip.kernelPrefixLength()));
            }
        }
        if (!holdings.routes().isEmpty() || !holdings.rules().isEmpty()) {
            try {
                losses.addAll(routing.missing(holdings, kernel.routes(), kernel.rules()));
            } catch (SystemCallException refused) {
                VrrpLog.refused("cannot read routes and rules", String.valueOf(refused.getMessage()));
            }
        }
        return losses;
    }

    private boolean isThere(VirtualIp vip) {
        Link link = links.named(vip.interfaceName());
        return link != null && links.has(link.index(), vip.address(), vip.kernelPrefixLength());
    }
}
