package io.vipward.vrrp.simulation;

import java.net.InetAddress;
import java.util.List;

/**
 * An interface of a simulated machine.
 *
 * @param segment the broadcast domain that it is attached to: interfaces with the same word here hear each other
 * @param addresses of both families, in the kernel's order
 * @param mtu in bytes
 */
public record SimulatedLink(String segment, List<InetAddress> addresses, int mtu) {
    private static final int ETHERNET = 1_500;

    public SimulatedLink {
        addresses = List.copyOf(addresses);
    }

    /** On Ethernet. */
    public static SimulatedLink on(String segment, InetAddress... addresses) {
        return new SimulatedLink(segment, List.of(addresses), ETHERNET);
    }
}
