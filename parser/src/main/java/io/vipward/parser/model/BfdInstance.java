package io.vipward.parser.model;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * A {@code bfd_instance} block: a BFD session (RFC 5880).
 *
 * @param weight -253..253, 0 by default
 */
public record BfdInstance(
        String name, Origins origins, BfdPath path, BfdTiming timing, Weight weight, BfdReceivers receivers) {

    /**
     * Between which systems.
     *
     * @param source {@code source_ip}, of the neighbour's family, null for any
     * @param hopLimit {@code ttl}, {@code hoplimit}: 1..255, by default 255 with IPv4 and 64 with IPv6
     * @param mostHops {@code max_hops}: how far below {@code hopLimit} a packet's may be, 255 for any
     * @param multihop whether RFC 5883 and its port are used
     * @param passive whether to wait for the neighbour
     */
    public record BfdPath(
            InetAddress neighbor,
            @Nullable InetAddress source,
            int hopLimit,
            int mostHops,
            boolean multihop,
            boolean passive) {}

    /**
     * How often.
     *
     * @param minRxMicros 1000..4294967000, 10000 by default
     * @param minTxMicros 1000..4294967000, 10000 by default
     * @param idleTxMicros 1000000..4294967000, 1000000 by default: while the session is not up
     * @param multiplier 1..255, 5 by default
     */
    public record BfdTiming(long minRxMicros, long minTxMicros, long idleTxMicros, int multiplier) {}

    /** Who hears of changes: {@code vrrp}, {@code checker}, both by default. */
    public record BfdReceivers(boolean vrrp, boolean checkers) {}
}
