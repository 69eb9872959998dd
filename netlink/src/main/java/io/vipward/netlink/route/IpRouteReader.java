package io.vipward.netlink.route;

import io.vipward.netlink.linux.SocketConstants;
import io.vipward.netlink.route.IpRouteCodec.Rta;
import io.vipward.netlink.wire.AttributeReader;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The header and the attributes of one route message. For one thread. */
final class IpRouteReader {
    private static final int TICKS_PER_SECOND = 100;
    private static final int CACHEINFO_EXPIRES_OFFSET = 8;
    private static final int NEXT_HOP_BYTES = 8;

    private final ByteBuffer header;
    private final RouteType type;
    private final boolean ipv4;
    private final int addressBytes;
    private final NextHopAttributes own;
    private final List<NextHop> nextHops = new ArrayList<>(1);
    private long table;
    private long nextHopId;
    private @Nullable Long metric;
    private @Nullable Long expiresSeconds;
    private @Nullable Integer preference;
    private @Nullable Boolean ttlPropagate;
    private @Nullable InetAddress destination;
    private @Nullable InetAddress source;
    private @Nullable InetAddress preferredSource;
    private RouteMetrics metrics = RouteMetrics.NONE;
    private @Nullable String fault;

    /**
     * Starts with the header.
     *
     * @param header struct rtmsg, checked for its length and family
     */
    IpRouteReader(ByteBuffer header, RouteType type) {
        this.header = header;
        this.type = type;
        this.ipv4 = header.get(0) == SocketConstants.AF_INET;
        this.addressBytes = ipv4 ? 4 : 16;
        this.own = new NextHopAttributes(addressBytes);
        this.table = header.get(4) & 0xff;
    }

    void take(AttributeReader attribute) {
        switch (attribute.type()) {
            case Rta.DST -> destination = attribute.address(addressBytes);
            case Rta.SRC -> source = attribute.address(addressBytes);
            case Rta.PREFSRC -> preferredSource = attribute.address(addressBytes);
            case Rta.TABLE -> table = attribute.u32();
            case Rta.PRIORITY -> metric = attribute.u32();
            case Rta.METRICS -> metrics = readMetrics(attribute.nested());
            case Rta.MULTIPATH -> takeNextHops(attribute.payload());
            case Rta.CACHEINFO -> takeExpiry(attribute);
            case Rta.EXPIRES -> expiresSeconds = attribute.u32();
            case Rta.PREF -> preference = attribute.u8();
            case Rta.TTL_PROPAGATE -> ttlPropagate = attribute.u8() != 0;
            case Rta.NH_ID -> nextHopId = attribute.u32();
            default -> own.take(attribute);
        }
    }

    /** What was wrong with a list of next hops, or null. */
    @Nullable
    String fault() {
        return fault;
    }

    /** The route, or null if a prefix is longer than an address. */
    @Nullable
    IpRoute route() {
        Prefix to = prefix(destination, header.get(1) & 0xff);
        Prefix from = prefix(source, header.get(2) & 0xff);
        if (to == null || from == null) {
            return null;
        }
        if (own.present()) {
            nextHops.add(0, own.nextHop(header.getInt(8) & 0xff, 1, null));
        }
        RouteKey key = new RouteKey(type, to, source == null ? null : from, header.get(3) & 0xff, table, metric);
        RouteOptions options = new RouteOptions(
                header.get(6) & 0xff,
                header.get(5) & 0xff,
                preferredSource,
                own.realms(),
                new RouteOptions.Ipv6(expiresSeconds, preference),
                ttlPropagate);
        return new IpRoute(key, options, nextHops, metrics, nextHopId);
    }

    private @Nullable Prefix prefix(@Nullable InetAddress address, int length) {
        if (length > 8 * addressBytes) {
            return null;
        }
        // The kernel does not write the address of a default route.
        InetAddress written = address == null ? Prefix.any(ipv4).address() : address;
        return new Prefix(written, length);
    }

    /** struct rta_cacheinfo: the third field is how long the route has still to live, in ticks. */
    private void takeExpiry(AttributeReader attribute) {
        if (attribute.length() >= CACHEINFO_EXPIRES_OFFSET + Integer.BYTES) {
            long ticks = attribute.payload().getInt(CACHEINFO_EXPIRES_OFFSET);
            expiresSeconds = ticks > 0 ? Long.valueOf((ticks + TICKS_PER_SECOND - 1) / TICKS_PER_SECOND) : null;
        }
    }

    /** struct rtnexthop: u16 length, u8 flags, u8 weight - 1, i32 interface; attributes. */
    private void takeNextHops(ByteBuffer list) {
        while (list.remaining() >= NEXT_HOP_BYTES) {
            int start = list.position();
            int length = list.getShort(start) & 0xffff;
            if (length < NEXT_HOP_BYTES || length > list.remaining()) {
                fault = "next hop length " + length + ", " + list.remaining() + " bytes left";
                return;
            }
            NextHopAttributes hop = new NextHopAttributes(addressBytes);
            AttributeReader attributes =
                    new AttributeReader(list.slice(start + NEXT_HOP_BYTES, length - NEXT_HOP_BYTES));
            while (attributes.next()) {
                hop.take(attributes);
            }
            if (attributes.fault() != null) {
                fault = attributes.fault();
                return;
            }
            int flags = list.get(start + 2) & 0xff;
            int weight = 1 + (list.get(start + 3) & 0xff);
            nextHops.add(hop.on(list.getInt(start + 4)).nextHop(flags, weight, hop.realms()));
            list.position(start + Math.min(list.remaining(), (length + 3) & ~3));
        }
    }

    private static RouteMetrics readMetrics(AttributeReader attributes) {
        Map<RouteMetric, Long> values = new EnumMap<>(RouteMetric.class);
        Set<RouteMetric> locked = EnumSet.noneOf(RouteMetric.class);
        String congestionControl = "";
        while (attributes.next()) {
            RouteMetric metric = RouteMetric.of(attributes.type());
            if (attributes.type() == IpRouteCodec.RTAX_LOCK) {
                long bits = attributes.u32();
                for (RouteMetric candidate : RouteMetric.values()) {
                    if ((bits & candidate.bit()) != 0) {
                        locked.add(candidate);
                    }
                }
            } else if (metric == RouteMetric.CC_ALGO) {
                congestionControl = attributes.string();
            } else if (metric != null) {
                values.put(metric, attributes.u32());
            }
        }
        return new RouteMetrics(values, locked, congestionControl);
    }
}
