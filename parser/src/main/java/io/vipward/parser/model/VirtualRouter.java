package io.vipward.parser.model;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Which virtual router on which network this is.
 *
 * @param vrid 1..255
 */
public record VirtualRouter(
        VrrpProtocol protocol, int vrid, VrrpLink link, AdvertTransport transport, VrrpAuthentication authentication) {
    /** VRRPv2 over IPv4 by multicast, from the interface's first address. */
    public static VirtualRouter multicast(
            int vrid, String interfaceName, InetAddress group, VrrpAuthentication authentication) {
        return new VirtualRouter(
                VrrpProtocol.V2,
                vrid,
                VrrpLink.to(interfaceName),
                AdvertTransport.multicast(null, group),
                authentication);
    }

    /** The same router, attached otherwise. */
    public VirtualRouter with(VrrpLink other) {
        return new VirtualRouter(protocol, vrid, other, transport, authentication);
    }

    /** The same router, whose adverts are protected otherwise. */
    public VirtualRouter with(VrrpAuthentication other) {
        return new VirtualRouter(protocol, vrid, link, transport, other);
    }

    public int version() {
        return protocol.version();
    }

    /** Where adverts are sent and heard. */
    public String interfaceName() {
        return link.interfaceName();
    }

    /** {@code mcast_src_ip} or {@code unicast_src_ip}, null for the interface's first address. */
    public @Nullable InetAddress sourceAddress() {
        return transport.sourceAddress();
    }

    public InetAddress multicastGroup() {
        return transport.multicastGroup();
    }
}
