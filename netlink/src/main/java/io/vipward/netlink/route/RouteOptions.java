package io.vipward.netlink.route;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Attributes of a route as a whole. Immutable, any thread.
 *
 * @param scope RT_SCOPE_; null where none was asked for: global when added, any when deleted
 * @param protocol who made it, 0 to 255, {@link #KEEPALIVED} for example
 * @param preferredSource RTA_PREFSRC: the source address of packets that have none, or null
 * @param realms IPv4 only, or null
 * @param ipv6 what only IPv6 routes have
 * @param ttlPropagate RTA_TTL_PROPAGATE, null for the kernel's default; not kept by IPv4
 */
public record RouteOptions(
        @Nullable Integer scope,
        int protocol,
        @Nullable InetAddress preferredSource,
        @Nullable Realms realms,
        Ipv6 ipv6,
        @Nullable Boolean ttlPropagate) {
    /** RTPROT_KEEPALIVED. */
    public static final int KEEPALIVED = 18;

    /** Nothing but the protocol {@link #KEEPALIVED}. */
    public static final RouteOptions NONE = new RouteOptions(null, KEEPALIVED, null, null, Ipv6.NONE, null);

    public RouteOptions {
        if (protocol < 0 || protocol > 0xff || (scope != null && (scope < 0 || scope > 0xff))) {
            throw new IllegalArgumentException("protocol " + protocol + ", scope " + scope);
        }
    }

    /** These with a scope. */
    public RouteOptions withScope(int newScope) {
        return new RouteOptions(newScope, protocol, preferredSource, realms, ipv6, ttlPropagate);
    }

    /** These with another protocol. */
    public RouteOptions withProtocol(int newProtocol) {
        return new RouteOptions(scope, newProtocol, preferredSource, realms, ipv6, ttlPropagate);
    }

    /** These with a preferred source address. */
    public RouteOptions withPreferredSource(InetAddress newSource) {
        return new RouteOptions(scope, protocol, newSource, realms, ipv6, ttlPropagate);
    }

    /** These with realms. */
    public RouteOptions withRealms(Realms newRealms) {
        return new RouteOptions(scope, protocol, preferredSource, newRealms, ipv6, ttlPropagate);
    }

    /** These with what only IPv6 routes have. */
    public RouteOptions withIpv6(Ipv6 newIpv6) {
        return new RouteOptions(scope, protocol, preferredSource, realms, newIpv6, ttlPropagate);
    }

    /** These with or without the propagation of the time to live. */
    public RouteOptions withTtlPropagate(boolean newTtlPropagate) {
        return new RouteOptions(scope, protocol, preferredSource, realms, ipv6, newTtlPropagate);
    }

    /**
     * What only IPv6 routes have.
     *
     * @param expiresSeconds how long the kernel keeps it, null for ever
     * @param preference ICMPV6_ROUTER_PREF_: 0 medium, 1 high, 3 low; null for none asked for, which is medium
     */
    public record Ipv6(
            @Nullable Long expiresSeconds, @Nullable Integer preference) {
        /** For ever, and no preference. */
        public static final Ipv6 NONE = new Ipv6(null, null);
    }
}
