package io.vipward.vrrp.kernel;

import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.LinkKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Which interfaces are on the same network, as one is a macvlan or ipvlan of the other. Any thread. */
public final class BaseInterfaces {
    private BaseInterfaces() {}

    /** The name of the interface that each of these sends through in the end, its own for most; by name. */
    public static Map<String, String> of(Collection<Link> links) {
        Map<Integer, Link> byIndex = new HashMap<>();
        links.forEach(link -> byIndex.put(link.index(), link));
        Map<String, String> bases = new HashMap<>();
        links.forEach(link -> bases.put(link.name(), of(link, byIndex::get).name()));
        return bases;
    }

    static Link of(Link link, IntFunction<@Nullable Link> indexed) {
        Link base = link;
        // The kernel has no circles and few floors; a list that was read in pieces may have.
        for (int floor = 0; floor < Byte.SIZE && isOnAnother(base); floor++) {
            Link lower = indexed.apply(base.relations().lowerIndex());
            if (lower == null) {
                return base;
            }
            base = lower;
        }
        return base;
    }

    private static boolean isOnAnother(Link link) {
        boolean shares = link.kind() instanceof LinkKind.Macvlan || link.kind() instanceof LinkKind.Ipvlan;
        return shares && !link.relations().lowerElsewhere();
    }
}
