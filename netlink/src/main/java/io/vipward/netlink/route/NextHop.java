package io.vipward.netlink.route;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where packets of a route go. Immutable, any thread.
 *
 * @param gateway of any family, null for a directly connected network
 * @param linkIndex the interface, 0 for the one that the gateway is on
 * @param weight 1 to 256, for multipath routes
 * @param flags RTNH_F_ flags (linux/rtnetlink.h)
 * @param realms for multipath routes, IPv4 only; null for none
 * @param encapsulation what packets are wrapped in, or null
 */
public record NextHop(
        @Nullable InetAddress gateway,
        int linkIndex,
        int weight,
        int flags,
        @Nullable Realms realms,
        @Nullable Encapsulation encapsulation) {
    /** RTNH_F_DEAD: set by the kernel. */
    public static final int DEAD = 1;
    /** RTNH_F_ONLINK: the gateway is on the link even if no address says so. */
    public static final int ON_LINK = 4;
    /** RTNH_F_LINKDOWN: set by the kernel. */
    public static final int LINK_DOWN = 16;

    private static final int MAX_WEIGHT = 256;

    public NextHop {
        if (weight < 1 || weight > MAX_WEIGHT) {
            throw new IllegalArgumentException("weight " + weight);
        }
    }

    /** Through a gateway on whatever interface it is. */
    public static NextHop via(InetAddress gateway) {
        return new NextHop(gateway, 0, 1, 0, null, null);
    }

    /** Directly through an interface. */
    public static NextHop through(int linkIndex) {
        return new NextHop(null, linkIndex, 1, 0, null, null);
    }

    /** The same through an interface. */
    public NextHop on(int newLinkIndex) {
        return new NextHop(gateway, newLinkIndex, weight, flags, realms, encapsulation);
    }

    /** The same with another weight. */
    public NextHop withWeight(int newWeight) {
        return new NextHop(gateway, linkIndex, newWeight, flags, realms, encapsulation);
    }

    /** The same with other flags. */
    public NextHop withFlags(int newFlags) {
        return new NextHop(gateway, linkIndex, weight, newFlags, realms, encapsulation);
    }

    /** The same with realms. */
    public NextHop withRealms(Realms newRealms) {
        return new NextHop(gateway, linkIndex, weight, flags, newRealms, encapsulation);
    }

    /** The same with packets wrapped. */
    public NextHop withEncapsulation(Encapsulation newEncapsulation) {
        return new NextHop(gateway, linkIndex, weight, flags, realms, newEncapsulation);
    }

    /** True if the kernel's next hop is what asking for this one gives. */
    boolean installedAs(NextHop kernel) {
        return (gateway == null || gateway.equals(kernel.gateway))
                && (linkIndex == 0 || linkIndex == kernel.linkIndex)
                && weight == kernel.weight;
    }
}
