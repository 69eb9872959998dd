package io.vipward.vrrp.kernel;

import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.IpRoute;
import io.vipward.netlink.route.IpRule;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.RouteListener;
import io.vipward.vrrp.core.Loss;
import io.vipward.vrrp.core.VrrpRouter;

/** Translates the kernel's notifications for the elections. */
final class KernelWatcher implements RouteListener {
    private final VrrpEngine engine;
    private final VrrpRouter router;
    private final Links links;
    private final OwnDeletions ownDeletions;
    private final VrrpScheduler scheduler;

    KernelWatcher(
            VrrpEngine engine, VrrpRouter router, Links links, OwnDeletions ownDeletions, VrrpScheduler scheduler) {
        this.engine = engine;
        this.router = router;
        this.links = links;
        this.ownDeletions = ownDeletions;
        this.scheduler = scheduler;
    }

    @Override
    public void linkChanged(Link link) {
        Link before = links.put(link);
        if (before != null && !before.name().equals(link.name())) {
            engine.perform(router.interfaceChanged(before.name(), false, scheduler.now()));
        }
        engine.adaptChannels();
        engine.perform(router.interfaceChanged(link.name(), link.serves(), scheduler.now()));
    }

    @Override
    public void linkRemoved(Link link) {
        links.remove(link);
        engine.perform(router.interfaceChanged(link.name(), false, scheduler.now()));
        engine.adaptChannels();
    }

    @Override
    public void addressAdded(InterfaceAddress address) {
        Link link = links.indexed(address.linkIndex());
        links.add(address);
        if (link != null && address.usable()) {
            engine.perform(router.addressAdded(link.name(), address.address(), scheduler.now()));
            engine.addressesChanged();
        }
    }

    @Override
    public void addressRemoved(InterfaceAddress address) {
        Link link = links.indexed(address.linkIndex());
        links.remove(address);
        boolean own = ownDeletions.settle(address);
        if (link != null) {
            Loss.OfAddress lost = new Loss.OfAddress(link.name(), address.address(), address.prefixLength());
            engine.perform(router.addressRemoved(lost, own, scheduler.now()));
            engine.addressesChanged();
        }
    }

    @Override
    public void routeRemoved(IpRoute route) {
        engine.routing().lost(route).forEach(this::lost);
    }

    @Override
    public void ruleRemoved(IpRule rule) {
        engine.routing().lost(rule).forEach(this::lost);
    }

    @Override
    public void resync() {
        engine.resync();
    }

    /** Only masters have anything to lose; what was removed as one ceased to be master is none of their concern. */
    private void lost(Loss loss) {
        engine.perform(router.removedByOthers(loss, scheduler.now()));
    }
}
