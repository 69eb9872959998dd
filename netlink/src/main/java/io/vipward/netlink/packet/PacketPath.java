package io.vipward.netlink.packet;

import java.net.InetAddress;

/**
 * From where to where a packet goes; both addresses are of the same family and have no scope.
 *
 * @param hopLimit 0..255, of IPv4 the time to live; {@link #UNKNOWN} where the kernel did not tell, or is to choose
 */
public record PacketPath(InetAddress source, InetAddress destination, int hopLimit) {
    public static final int UNKNOWN = -1;
}
