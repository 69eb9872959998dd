package io.vipward.netlink.route;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What packets of a route are wrapped in (linux/lwtunnel.h). Immutable, any thread. */
public sealed interface Encapsulation {
    /**
     * MPLS.
     *
     * @param labels 0 to 1048575, at least one, outermost first
     * @param ttl 1 to 255, null for the packet's own
     */
    record Mpls(List<Integer> labels, @Nullable Integer ttl) implements Encapsulation {
        public Mpls {
            labels = List.copyOf(labels);
        }
    }

    /**
     * The metadata of an IPv4 or IPv6 tunnel; null for what was not asked for.
     *
     * @param tos type of service or traffic class, 0 to 255
     * @param hopLimit time to live, 0 to 255
     * @param flags 0 to 65535, handed to the kernel in host byte order as keepalived does
     */
    record Ip(
            boolean ipv6,
            TunnelEnds ends,
            @Nullable Integer tos,
            @Nullable Integer hopLimit,
            @Nullable Integer flags) implements Encapsulation {}

    /** The number of a tunnel (64 bits without sign) and its ends; null for what was not asked for. */
    record TunnelEnds(
            @Nullable Long id,
            @Nullable InetAddress destination,
            @Nullable InetAddress source) {}

    /**
     * Identifier locator addressing.
     *
     * @param locator 64 bits that replace the upper half of an IPv6 address
     */
    record Ila(long locator) implements Encapsulation {}

    /**
     * Another kind.
     *
     * @param type LWTUNNEL_ENCAP_
     * @param contentHex its attributes, in hexadecimal
     */
    record Other(int type, String contentHex) implements Encapsulation {}
}
