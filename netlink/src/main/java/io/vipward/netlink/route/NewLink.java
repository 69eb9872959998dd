package io.vipward.netlink.route;

import io.vipward.netlink.route.LinkKind.Ipvlan;
import io.vipward.netlink.route.LinkKind.IpvlanSharing;
import io.vipward.netlink.route.LinkKind.Macvlan;
import io.vipward.netlink.route.LinkKind.MacvlanMode;
import io.vipward.netlink.wire.MacAddress;

/**
 * An interface to be made. Immutable, any thread.
 *
 * @param name at most 15 bytes
 * @param lowerIndex the interface it is on, 0 for none
 * @param mac {@link MacAddress#NONE} for one that the kernel chooses or shares
 * @param masterIndex the VRF it belongs to from the beginning, 0 for none
 * @param group of interfaces, 0 by default
 */
public record NewLink(String name, LinkKind kind, int lowerIndex, MacAddress mac, int masterIndex, long group) {
    private static final int MODE_L2 = 0;

    /** A macvlan in private mode, as VRRP wants it. */
    public static NewLink macvlan(String name, int lowerIndex, MacAddress mac) {
        return new NewLink(name, new Macvlan(MacvlanMode.PRIVATE), lowerIndex, mac, 0, 0);
    }

    /** An ipvlan in mode L2. */
    public static NewLink ipvlan(String name, int lowerIndex, IpvlanSharing sharing) {
        return new NewLink(name, new Ipvlan(MODE_L2, sharing), lowerIndex, MacAddress.NONE, 0, 0);
    }

    /** The same in a VRF. */
    public NewLink withMaster(int newMasterIndex) {
        return new NewLink(name, kind, lowerIndex, mac, newMasterIndex, group);
    }

    /** The same in a group. */
    public NewLink withGroup(long newGroup) {
        return new NewLink(name, kind, lowerIndex, mac, masterIndex, newGroup);
    }

    /** True if the interface is what making this one gives, so that it can be adopted; names and groups do not count. */
    public boolean isLike(Link link) {
        return kind.equals(link.kind())
                && lowerIndex == link.relations().lowerIndex()
                && !link.relations().lowerElsewhere()
                && (mac.length() == 0 || mac.equals(link.mac()));
    }
}
