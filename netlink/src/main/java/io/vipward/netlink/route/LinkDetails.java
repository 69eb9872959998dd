package io.vipward.netlink.route;

/**
 * What else the kernel says about an interface. Immutable, any thread.
 *
 * @param hardwareType ARPHRD_, {@link #ETHERNET} for example
 * @param kind what kind of virtual interface it is
 * @param relations how it stands to others
 * @param carrier IFLA_CARRIER: whether there is something at the other end
 * @param operationalState IFLA_OPERSTATE, IF_OPER_: {@link #OPERATING} for example
 * @param settings of IPv4 and IPv6
 */
public record LinkDetails(
        int hardwareType,
        LinkKind kind,
        LinkRelations relations,
        boolean carrier,
        int operationalState,
        LinkSettings settings) {
    /** ARPHRD_ETHER. */
    public static final int ETHERNET = 1;
    /** ARPHRD_LOOPBACK. */
    public static final int LOOPBACK = 772;
    /** IF_OPER_UP. */
    public static final int OPERATING = 6;

    /** An Ethernet interface without anything special. */
    public static final LinkDetails NONE =
            new LinkDetails(ETHERNET, LinkKind.NONE, LinkRelations.NONE, true, OPERATING, LinkSettings.NONE);
}
