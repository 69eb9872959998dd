package io.vipward.parser.model;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code encap}: what packets of a route are wrapped in. */
public sealed interface Encapsulation {
    /**
     * {@code encap ip} and {@code encap ip6}; null for what was not written. There is a destination or an id.
     *
     * @param tunnel which tunnel
     * @param tos {@code tos} or {@code tc}, 0..255
     * @param hopLimit {@code ttl} or {@code hoplimit}, 0..255
     * @param flags 0..65535
     */
    record Ip(
            boolean v6,
            TunnelEnds tunnel,
            @Nullable Integer tos,
            @Nullable Integer hopLimit,
            @Nullable Integer flags) implements Encapsulation {}

    /** The tunnel's number (64 bits without sign) and ends; null for what was not written. */
    record TunnelEnds(
            @Nullable Long id,
            @Nullable InetAddress destination,
            @Nullable InetAddress source) {}

    /**
     * {@code encap mpls}.
     *
     * @param labels 0..1048575, at least one
     */
    record Mpls(List<Integer> labels) implements Encapsulation {
        public Mpls {
            labels = List.copyOf(labels);
        }
    }

    /** {@code encap ila}: 64 bits that replace the upper half of an IPv6 address. */
    record Ila(long locator) implements Encapsulation {}
}
