package io.vipward.checkers.core;

import io.vipward.netlink.wire.AddressText;
import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.ServiceAddress;
import io.vipward.parser.model.SorryServer;
import io.vipward.parser.model.VirtualServer;
import java.net.InetAddress;

/** Servers as keepalived's log lines, FIFO lines and mails name them: {@code [10.1.0.1]:tcp:80}. */
public final class Labels {
    private Labels() {}

    public static String of(VirtualServer virtualServer) {
        ServiceAddress.Endpoint address = Endpoints.of(virtualServer);
        return label(address.address(), address.protocol(), address.port());
    }

    /** A real server has the protocol of its virtual server. */
    public static String of(VirtualServer virtualServer, RealServer realServer) {
        return label(realServer.address(), Endpoints.of(virtualServer).protocol(), realServer.port());
    }

    public static String of(VirtualServer virtualServer, SorryServer sorryServer) {
        return label(sorryServer.address(), Endpoints.of(virtualServer).protocol(), sorryServer.port());
    }

    private static String label(InetAddress address, ServiceAddress.Protocol protocol, int port) {
        return "[" + AddressText.of(address) + "]:" + name(protocol) + ":" + port;
    }

    private static String name(ServiceAddress.Protocol protocol) {
        return switch (protocol) {
            case TCP -> "tcp";
            case UDP -> "udp";
            case SCTP -> "sctp";
        };
    }
}
