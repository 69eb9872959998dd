package io.vipward.checkers.core;

import io.vipward.netlink.wire.AddressText;
import io.vipward.parser.model.ServiceAddress;
import java.net.InetAddress;

/** Servers as keepalived's log lines, FIFO lines and mails name them: {@code [10.1.0.1]:tcp:80}. */
final class Labels {
    /** In place of the protocol where a firewall mark identifies the packets. */
    static final String NO_PROTOCOL = "none";

    private Labels() {}

    /** @param groupIndex index of this virtual server among those that use the same group, from 0 */
    static String of(ServiceAddress address, int groupIndex) {
        if (address instanceof ServiceAddress.Endpoint endpoint) {
            return of(endpoint.address(), protocol(address), endpoint.port());
        }
        return address instanceof ServiceAddress.Mark mark
                ? "FWM " + mark.mark()
                : "[" + ((ServiceAddress.Group) address).name() + "]:" + groupIndex;
    }

    static String of(InetAddress address, String protocol, int port) {
        return "[" + AddressText.of(address) + "]:" + protocol + ":" + port;
    }

    static String protocol(ServiceAddress address) {
        if (address instanceof ServiceAddress.Endpoint endpoint) {
            return name(endpoint.protocol());
        }
        return address instanceof ServiceAddress.Group group ? name(group.protocol()) : NO_PROTOCOL;
    }

    private static String name(ServiceAddress.Protocol protocol) {
        return switch (protocol) {
            case TCP -> "tcp";
            case UDP -> "udp";
            case SCTP -> "sctp";
        };
    }
}
