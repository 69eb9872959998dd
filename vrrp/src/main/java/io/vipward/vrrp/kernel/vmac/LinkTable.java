package io.vipward.vrrp.kernel.vmac;

import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.LinkKind;
import io.vipward.netlink.route.LinkKind.Macvlan;
import io.vipward.netlink.route.LinkKind.MacvlanMode;
import io.vipward.netlink.wire.MacAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The interfaces that there are at one moment. Not changed once made. */
final class LinkTable {
    /** As VRRP wants it: its interfaces do not see each other. */
    static final LinkKind PRIVATE_MACVLAN = new Macvlan(MacvlanMode.PRIVATE);

    private final Map<String, Link> byName = new HashMap<>();
    private final Map<Integer, Link> byIndex = new HashMap<>();

    LinkTable(Collection<Link> links) {
        for (Link link : links) {
            byName.put(link.name(), link);
            byIndex.put(link.index(), link);
        }
    }

    Collection<Link> all() {
        return byName.values();
    }

    @Nullable
    Link named(String name) {
        return byName.get(name);
    }

    @Nullable
    Link indexed(int index) {
        return byIndex.get(index);
    }

    /** The interface that a macvlan on this one will be on: the kernel puts it beside a macvlan, not on top of it. */
    @Nullable
    Link baseOf(String name) {
        Link link = byName.get(name);
        if (link == null
                || !(link.kind() instanceof Macvlan)
                || link.relations().lowerElsewhere()) {
            return link;
        }
        return byIndex.get(link.relations().lowerIndex());
    }

    /** The private macvlan with this address that is on this interface, null if there is none. */
    @Nullable
    Link privateMacvlan(Link base, MacAddress mac) {
        for (Link link : byIndex.values()) {
            if (isPrivateMacvlan(link) && link.relations().lowerIndex() == base.index() && mac.equals(link.mac())) {
                return link;
            }
        }
        return null;
    }

    /** What is on an interface of another network namespace belongs to somebody else. */
    static boolean isPrivateMacvlan(Link link) {
        return link.kind().equals(PRIVATE_MACVLAN) && !link.relations().lowerElsewhere();
    }
}
