package io.vipward.vrrp.simulation;

import io.vipward.parser.model.IpRoute;
import io.vipward.parser.model.IpRule;
import io.vipward.vrrp.core.Action;
import io.vipward.vrrp.core.Holdings;
import io.vipward.vrrp.core.VirtualIp;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** What a machine's kernel was told to have: virtual addresses, routes, rules, and what the firewall drops. One thread. */
final class Possessions {
    private final Set<VirtualIp> addresses = new LinkedHashSet<>();
    private final Set<IpRoute> routes = new LinkedHashSet<>();
    private final Set<IpRule> rules = new LinkedHashSet<>();
    private final Set<VirtualIp> blocked = new LinkedHashSet<>();
    private final BiConsumer<VirtualIp, Boolean> notice;

    /**
     * Nothing.
     *
     * @param notice what the kernel tells of each address: that it has come, or gone
     */
    Possessions(BiConsumer<VirtualIp, Boolean> notice) {
        this.notice = notice;
    }

    Set<VirtualIp> addresses() {
        return addresses;
    }

    Set<IpRoute> routes() {
        return routes;
    }

    Set<IpRule> rules() {
        return rules;
    }

    /** Does what an action says, if it is about possessions. */
    void perform(Action action) {
        if (action instanceof Action.AddAddresses add) {
            for (VirtualIp vip : add.addresses()) {
                if (addresses.add(vip)) {
                    notice.accept(vip, true);
                }
            }
        } else if (action instanceof Action.RemoveAddresses remove) {
            for (VirtualIp vip : remove.addresses()) {
                if (addresses.remove(vip)) {
                    notice.accept(vip, false);
                }
            }
        } else if (action instanceof Action.AddRoutes add) {
            routes.addAll(add.routes());
        } else if (action instanceof Action.RemoveRoutes remove) {
            remove.routes().forEach(routes::remove);
        } else if (action instanceof Action.AddRules add) {
            rules.addAll(add.rules());
        } else if (action instanceof Action.RemoveRules remove) {
            remove.rules().forEach(rules::remove);
        } else if (action instanceof Action.Block block) {
            blocked.addAll(block.addresses());
        } else if (action instanceof Action.Unblock unblock) {
            unblock.addresses().forEach(blocked::remove);
        }
    }

    /** How this differs from having all of an instance's holdings, or nothing of them; empty if it does not. */
    Optional<String> difference(Holdings holdings, boolean wanted) {
        List<VirtualIp> vips = holdings.addresses().all();
        Optional<String> found = difference(vips, addresses, wanted, "addresses");
        found = found.or(() -> difference(holdings.routes(), routes, wanted, "routes"));
        found = found.or(() -> difference(holdings.rules(), rules, wanted, "rules"));
        return found.or(() -> difference(vips, blocked, wanted && !holdings.accept(), "blocked addresses"));
    }

    /** A daemon has a table of its own in the firewall, which it makes anew when it starts. */
    void forgetFirewall() {
        blocked.clear();
    }

    /** The machine was turned off. */
    void clear() {
        addresses.clear();
        routes.clear();
        rules.clear();
        blocked.clear();
    }

    private static <T> Optional<String> difference(List<T> configured, Set<T> there, boolean wanted, String what) {
        for (T one : configured) {
            if (there.contains(one) != wanted) {
                Set<T> wrong = new HashSet<>(configured);
                wrong.removeIf(some -> there.contains(some) == wanted);
                return Optional.of((wanted ? "lacks " : "still has ") + what + " " + wrong);
            }
        }
        return Optional.empty();
    }
}
