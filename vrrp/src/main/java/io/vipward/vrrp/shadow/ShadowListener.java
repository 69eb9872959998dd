package io.vipward.vrrp.shadow;

import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.IpRoute;
import io.vipward.netlink.route.IpRule;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.RouteListener;

/** Hands on what really happens, but for what happens to addresses, routes and rules that are imagined otherwise. */
final class ShadowListener implements RouteListener {
    private final RouteListener engine;
    private final ImaginedItems items;

    ShadowListener(RouteListener engine, ImaginedItems items) {
        this.engine = engine;
        this.items = items;
    }

    @Override
    public void linkChanged(Link link) {
        engine.linkChanged(link);
    }

    @Override
    public void linkRemoved(Link link) {
        engine.linkRemoved(link);
    }

    @Override
    public void addressAdded(InterfaceAddress address) {
        if (!items.concern(address)) {
            engine.addressAdded(address);
        }
    }

    @Override
    public void addressRemoved(InterfaceAddress address) {
        if (!items.concern(address)) {
            engine.addressRemoved(address);
        }
    }

    @Override
    public void routeAdded(IpRoute route) {
        if (!items.concern(route)) {
            engine.routeAdded(route);
        }
    }

    @Override
    public void routeRemoved(IpRoute route) {
        if (!items.concern(route)) {
            engine.routeRemoved(route);
        }
    }

    @Override
    public void ruleAdded(IpRule rule) {
        if (!items.concern(rule)) {
            engine.ruleAdded(rule);
        }
    }

    @Override
    public void ruleRemoved(IpRule rule) {
        if (!items.concern(rule)) {
            engine.ruleRemoved(rule);
        }
    }

    @Override
    public void resync() {
        engine.resync();
    }
}
