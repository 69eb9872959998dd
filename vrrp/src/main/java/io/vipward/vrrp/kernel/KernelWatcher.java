package io.vipward.vrrp.kernel;

import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.IpRoute;
import io.vipward.netlink.route.IpRule;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.RouteListener;
import io.vipward.vrrp.core.Loss;
import io.vipward.vrrp.core.Message;
import io.vipward.vrrp.core.Notice;
import io.vipward.vrrp.core.VrrpRouter;
import io.vipward.vrrp.kernel.holdings.StaticItemsKeeper;
import java.util.List;

/** Translates the kernel's notifications for the elections. */
final class KernelWatcher implements RouteListener {
    private final VrrpEngine engine;
    private final VrrpRouter router;
    private final Links links;
    private final OwnDeletions ownDeletions;
    private final VrrpScheduler scheduler;
    private final InterfaceKeeper interfaces;
    private final StaticItemsKeeper statics;

    KernelWatcher(
            VrrpEngine engine,
            VrrpRouter router,
            Links links,
            OwnDeletions ownDeletions,
            VrrpScheduler scheduler,
            Keepers keepers) {
        this.engine = engine;
        this.router = router;
        this.links = links;
        this.ownDeletions = ownDeletions;
        this.scheduler = scheduler;
        this.interfaces = keepers.interfaces();
        this.statics = keepers.statics();
    }

    @Override
    public void linkChanged(Link link) {
        Link before = links.put(link);
        if (before == null && router.concerns(link.name())) {
            VrrpLog.write(Notice.of(Message.INTERFACE_ADDED, link.name()));
        }
        statics.linkChanged(link);
        if (before != null && !before.name().equals(link.name())) {
            rename(before, link);
        }
        engine.adaptChannels();
        interfaces.changed(before, link);
        engine.scheduleFlush();
    }

    @Override
    public void linkRemoved(Link link) {
        List<InterfaceAddress> addresses = links.addressesOn(link.index());
        links.remove(link);
        statics.linkRemoved(link);
        interfaces.removed(link);
        addresses.forEach(address -> leave(link, address));
        engine.adaptChannels();
        if (router.concerns(link.name())) {
            VrrpLog.write(Notice.of(Message.INTERFACE_DELETED, link.name()));
        }
        engine.scheduleFlush();
    }

    private void rename(Link before, Link link) {
        for (InterfaceAddress address : links.addressesOn(link.index())) {
            leave(before, address);
            engine.perform(router.addressAdded(link.name(), address.address(), scheduler.now()));
        }
    }

    /** With its interface, which the kernel does not say of each address. Nobody has lost it who has lost the interface. */
    private void leave(Link link, InterfaceAddress address) {
        Loss.OfAddress gone = new Loss.OfAddress(link.name(), address.address(), address.prefixLength());
        engine.perform(router.addressRemoved(gone, true, scheduler.now()));
    }

    @Override
    public void addressAdded(InterfaceAddress address) {
        Link link = links.indexed(address.linkIndex());
        links.add(address);
        statics.addressAdded(address);
        if (link != null && address.usable()) {
            engine.perform(router.addressAdded(link.name(), address.address(), scheduler.now()));
            engine.addressesChanged();
        }
    }

    @Override
    public void addressRemoved(InterfaceAddress address) {
        Link link = links.indexed(address.linkIndex());
        links.remove(address);
        statics.addressRemoved(address);
        engine.scheduleFlush();
        boolean own = ownDeletions.settle(address);
        if (link != null) {
            Loss.OfAddress lost = new Loss.OfAddress(link.name(), address.address(), address.prefixLength());
            engine.perform(router.addressRemoved(lost, own, scheduler.now()));
            engine.addressesChanged();
        }
    }

    @Override
    public void routeAdded(IpRoute route) {
        statics.routeAdded(route);
    }

    @Override
    public void ruleAdded(IpRule rule) {
        statics.ruleAdded(rule);
    }

    @Override
    public void routeRemoved(IpRoute route) {
        statics.routeRemoved(route);
        engine.routing().lost(route).forEach(this::lost);
        engine.scheduleFlush();
    }

    @Override
    public void ruleRemoved(IpRule rule) {
        statics.ruleRemoved(rule);
        engine.routing().lost(rule).forEach(this::lost);
        engine.scheduleFlush();
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
