package io.vipward.vrrp.kernel.holdings;

import io.vipward.netlink.route.KernelChange;
import io.vipward.parser.model.StaticItems;
import io.vipward.parser.source.Position;
import io.vipward.vrrp.core.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An address, a route or a rule that is there whoever is master. Immutable, any thread. */
sealed interface StaticItem permits StaticAddress, StaticRoute, StaticRule {
    /** Where something was written makes no difference to the kernel. */
    Position ANYWHERE = new Position("", 1, 1);

    /** Whether it is put back when somebody else removes it. */
    boolean tracked();

    /** Interfaces that it vanishes with. */
    Set<String> interfaces();

    /** The request that adds it. */
    Translated<? extends KernelChange> addition(LinkLookup links);

    /** The request that deletes it. */
    Translated<? extends KernelChange> deletion(LinkLookup links);

    /** Part of what it has in common with what the kernel makes of it, so that it is found by that. */
    Object place();

    /** Equal for items of which the kernel makes the same. */
    StaticItem effect();

    /** What is said when it is put back. */
    Message restoring();

    /** What it is, for people. */
    String kind();

    /** Which one it is, for people. */
    String text();

    /** In the order of adding: a route may need an address. */
    static List<StaticItem> of(StaticItems written) {
        List<StaticItem> items = new ArrayList<>();
        written.addresses().forEach(address -> items.add(new StaticAddress(address)));
        written.routes().forEach(route -> items.add(new StaticRoute(route)));
        written.rules().forEach(rule -> items.add(new StaticRule(rule)));
        return items;
    }
}
