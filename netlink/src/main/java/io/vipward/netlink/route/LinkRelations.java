package io.vipward.netlink.route;

/**
 * How an interface stands to others. Immutable, any thread.
 *
 * @param lowerIndex IFLA_LINK: the interface it is on, 0 for none
 * @param lowerElsewhere true if that is in another network namespace, so that the index says nothing here
 * @param masterIndex IFLA_MASTER: the bridge, bond or VRF it belongs to, 0 for none
 * @param group IFLA_GROUP: the group of interfaces, 0 by default
 */
public record LinkRelations(int lowerIndex, boolean lowerElsewhere, int masterIndex, long group) {
    /** None. */
    public static final LinkRelations NONE = new LinkRelations(0, false, 0, 0);
}
