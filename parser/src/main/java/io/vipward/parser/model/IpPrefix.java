package io.vipward.parser.model;

import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * A network.
 *
 * @param length 0..32, or 0..128 with IPv6
 */
public record IpPrefix(InetAddress address, int length) {
    public boolean isV6() {
        return address instanceof Inet6Address;
    }

    @Override
    public String toString() {
        return address.getHostAddress() + "/" + length;
    }
}
