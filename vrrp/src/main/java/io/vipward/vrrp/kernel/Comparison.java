package io.vipward.vrrp.kernel;

import io.vipward.netlink.route.Link;
import io.vipward.vrrp.core.Consequences;
import io.vipward.vrrp.core.Loss;
import io.vipward.vrrp.core.RunningInstance;
import io.vipward.vrrp.core.VirtualIp;
import io.vipward.vrrp.core.VrrpRouter;
import java.util.ArrayList;
import java.util.List;

/** Compares what instances hold with what is really there. */
final class Comparison {
    private final Links links;
    private final VrrpRouter router;

    Comparison(Links links, VrrpRouter router) {
        this.links = links;
        this.router = router;
    }

    /** What follows from addresses that masters lack. */
    List<Consequences> differences(List<RunningInstance> instances, long nowNanos) {
        List<Consequences> differences = new ArrayList<>();
        for (RunningInstance instance : instances) {
            for (VirtualIp vip : instance.settings().addresses().all()) {
                if (instance.state().holdsAddresses() && !isThere(vip)) {
                    Loss.OfAddress lost = new Loss.OfAddress(vip.interfaceName(), vip.address(), vip.prefixLength());
                    differences.add(router.addressRemoved(lost, false, nowNanos));
                }
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

    private boolean isThere(VirtualIp vip) {
        Link link = links.named(vip.interfaceName());
        return link != null && links.has(link.index(), vip.address(), vip.prefixLength());
    }
}
