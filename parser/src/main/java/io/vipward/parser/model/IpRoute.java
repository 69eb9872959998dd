package io.vipward.parser.model;

import io.vipward.parser.source.Position;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code static_routes} or {@code virtual_routes}.
 *
 * @param nextHops one for an ordinary route, several for a multipath route, none where the type needs none
 */
public record IpRoute(
        RouteKey key,
        RouteOptions options,
        List<NextHop> nextHops,
        RouteMetrics metrics,
        RouteHandling handling,
        Position position) {
    public IpRoute {
        nextHops = List.copyOf(nextHops);
    }

    public IpRoute with(RouteHandling other) {
        return new IpRoute(key, options, nextHops, metrics, other, position);
    }

    /** Types of routes, by rtnetlink's number. */
    public enum RouteType {
        UNICAST(1),
        LOCAL(2),
        BROADCAST(3),
        ANYCAST(4),
        MULTICAST(5),
        BLACKHOLE(6),
        UNREACHABLE(7),
        PROHIBIT(8),
        THROW(9),
        NAT(10);

        private final int number;

        RouteType(int number) {
            this.number = number;
        }

        public int number() {
            return number;
        }
    }

    /**
     * What the kernel tells routes apart by.
     *
     * @param from {@code from}: IPv6 source routing, null for any source
     * @param tos 0..255, 0 for any
     * @param metric null for the kernel's default
     */
    public record RouteKey(
            RouteType type,
            IpPrefix destination,
            @Nullable IpPrefix from,
            int tos,
            RouteTable table,
            @Nullable Long metric) {}

    /**
     * A routing table.
     *
     * @param number 0 where none was written: the main one
     * @param vrf the VRF interface whose table it is, null for none
     */
    public record RouteTable(long number, @Nullable String vrf) {
        public static final RouteTable MAIN = new RouteTable(0, null);
    }

    /**
     * Attributes of the route as a whole.
     *
     * @param scope rtnetlink's number, null for the kernel's default
     * @param protocol who made it, 18 for keepalived, which every tracked one has, and others by default; 0 for unspecified
     * @param source {@code src}: preferred source address
     * @param realms IPv4 only
     * @param v6 IPv6 only
     * @param ttlPropagate null for the kernel's default
     */
    public record RouteOptions(
            @Nullable Integer scope,
            int protocol,
            @Nullable InetAddress source,
            @Nullable Realms realms,
            RouteV6 v6,
            @Nullable Boolean ttlPropagate) {
        /** RTPROT_KEEPALIVED. */
        public static final int KEEPALIVED = 18;
    }

    /**
     * What only IPv6 routes have.
     *
     * @param expiresSeconds null for never
     * @param preference ICMPV6_ROUTER_PREF_*: 0 medium, 1 high, 3 low, null for none
     */
    public record RouteV6(
            @Nullable Long expiresSeconds, @Nullable Integer preference) {
        public static final RouteV6 NONE = new RouteV6(null, null);
    }

    /**
     * Where packets go.
     *
     * @param weight 1..256
     */
    public record NextHop(
            @Nullable InetAddress gateway,
            @Nullable String interfaceName,
            int weight,
            boolean onLink,
            @Nullable Realms realms,
            @Nullable Encapsulation encapsulation) {}

    /** How it is put into the table; where nothing is written, {@link #PREPEND}, or {@link #ADD} if the type is. */
    public enum Insertion {
        /** Fails where there is an equal one. */
        ADD,
        APPEND,
        /** Goes before equal ones. */
        PREPEND
    }

    /**
     * What the daemon does with it.
     *
     * @param tracked whether it is put back when somebody removes it
     * @param trackGroup {@code track_group} of a static route, null for none
     */
    public record RouteHandling(
            Insertion insertion, boolean tracked, @Nullable String trackGroup) {}
}
