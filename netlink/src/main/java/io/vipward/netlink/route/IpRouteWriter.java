package io.vipward.netlink.route;

import io.vipward.netlink.linux.SocketConstants;
import io.vipward.netlink.route.IpRouteCodec.Rta;
import io.vipward.netlink.wire.MessageWriter;
import io.vipward.netlink.wire.Request;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes of routes as requests, with the attributes in the order in which keepalived sends them. Any thread.
 */
final class IpRouteWriter {
    private static final int SCOPE_GLOBAL = 0;
    private static final int SCOPE_NOWHERE = 255;
    private static final int TYPE_ANY = 0;
    private static final int LARGEST_TABLE_IN_HEADER = 255;

    private IpRouteWriter() {}

    static Request change(IpRouteChange change) {
        IpRoute route = change.route();
        if (change instanceof IpRouteChange.Add add) {
            int flags = RouteCodec.CHANGE_FLAGS | add.insertion().flags();
            int type = route.key().type().number();
            return Request.of(IpRouteCodec.NEW_ROUTE, flags, write(route, SCOPE_GLOBAL, type));
        }
        // Any scope and, for a unicast route, any type: so asks keepalived, and finds what it has added.
        int type = route.key().type() == RouteType.UNICAST
                ? TYPE_ANY
                : route.key().type().number();
        return Request.of(IpRouteCodec.DELETE_ROUTE, RouteCodec.CHANGE_FLAGS, write(route, SCOPE_NOWHERE, type));
    }

    private static MessageWriter write(IpRoute route, int defaultScope, int type) {
        RouteKey key = route.key();
        RouteOptions options = route.options();
        Integer scope = options.scope();
        boolean small = key.table() <= LARGEST_TABLE_IN_HEADER;
        MessageWriter payload = new MessageWriter()
                .u8(route.ipv4() ? SocketConstants.AF_INET : SocketConstants.AF_INET6)
                .u8(key.destination().length())
                .u8(key.source() == null ? 0 : key.source().length())
                .u8(key.tos())
                .u8(small ? (int) key.table() : 0)
                .u8(options.protocol())
                .u8(scope == null ? defaultScope : scope)
                .u8(type)
                .u32(route.nextHops().size() == 1 ? route.nextHops().get(0).flags() : 0);
        if (!small) {
            payload.attributeU32(Rta.TABLE, key.table());
        }
        writeAddresses(payload, route);
        if (route.nextHops().size() == 1) {
            writeNextHop(payload, route.ipv4(), route.nextHops().get(0), true);
        }
        writeOptions(payload, route);
        if (!route.metrics().isEmpty()) {
            writeMetrics(payload, route.metrics());
        }
        if (route.nextHops().size() > 1) {
            writeNextHops(payload, route.ipv4(), route.nextHops());
        }
        if (route.nextHopId() != 0) {
            payload.attributeU32(Rta.NH_ID, route.nextHopId());
        }
        return payload;
    }

    private static void writeAddresses(MessageWriter payload, IpRoute route) {
        RouteKey key = route.key();
        payload.attributeAddress(Rta.DST, key.destination().address());
        if (key.source() != null) {
            payload.attributeAddress(Rta.SRC, key.source().address());
        }
        InetAddress preferred = route.options().preferredSource();
        if (preferred != null) {
            payload.attributeAddress(Rta.PREFSRC, preferred);
        }
    }

    private static void writeOptions(MessageWriter payload, IpRoute route) {
        RouteOptions options = route.options();
        if (route.key().metric() != null) {
            payload.attributeU32(Rta.PRIORITY, route.key().metric());
        }
        Realms realms = realms(route);
        if (realms != null) {
            payload.attributeU32(Rta.FLOW, realms.encoded());
        }
        if (options.ipv6().expiresSeconds() != null) {
            payload.attributeU32(Rta.EXPIRES, options.ipv6().expiresSeconds());
        }
        if (options.ipv6().preference() != null) {
            payload.attributeU8(Rta.PREF, options.ipv6().preference());
        }
        if (options.ttlPropagate() != null) {
            payload.attributeU8(Rta.TTL_PROPAGATE, options.ttlPropagate() ? 1 : 0);
        }
    }

    /** Those of the route, or of its only next hop. */
    private static @Nullable Realms realms(IpRoute route) {
        Realms realms = route.options().realms();
        return realms == null && route.nextHops().size() == 1
                ? route.nextHops().get(0).realms()
                : realms;
    }

    /** Gateway, encapsulation and, outside of a multipath list, interface. */
    private static void writeNextHop(MessageWriter payload, boolean ipv4, NextHop hop, boolean alone) {
        InetAddress gateway = hop.gateway();
        if (gateway != null) {
            writeGateway(payload, ipv4, gateway);
        }
        if (hop.encapsulation() != null) {
            EncapsulationCodec.write(payload, hop.encapsulation(), Rta.ENCAP, Rta.ENCAP_TYPE);
        }
        if (alone && hop.linkIndex() != 0) {
            payload.attributeU32(Rta.OIF, hop.linkIndex());
        }
    }

    /** A gateway of the other family is an RTA_VIA: u16 family, address. */
    private static void writeGateway(MessageWriter payload, boolean ipv4, InetAddress gateway) {
        boolean gatewayIpv4 = Prefix.host(gateway).ipv4();
        if (gatewayIpv4 == ipv4) {
            payload.attributeAddress(Rta.GATEWAY, gateway);
            return;
        }
        byte[] address = gateway.getAddress();
        byte[] via = new byte[Short.BYTES + address.length];
        ByteBuffer.wrap(via)
                .order(ByteOrder.nativeOrder())
                .putShort((short) (gatewayIpv4 ? SocketConstants.AF_INET : SocketConstants.AF_INET6))
                .put(address);
        payload.attributeBytes(Rta.VIA, via);
    }

    /** struct rtnexthop: u16 length, u8 flags, u8 weight - 1, i32 interface; attributes. */
    private static void writeNextHops(MessageWriter payload, boolean ipv4, List<NextHop> hops) {
        int list = payload.beginNest(Rta.MULTIPATH);
        for (NextHop hop : hops) {
            int mark = payload.beginLength();
            payload.u8(hop.flags()).u8(hop.weight() - 1).i32(hop.linkIndex());
            writeNextHop(payload, ipv4, hop, false);
            if (hop.realms() != null) {
                payload.attributeU32(Rta.FLOW, hop.realms().encoded());
            }
            payload.endNest(mark);
        }
        payload.endNest(list);
    }

    private static void writeMetrics(MessageWriter payload, RouteMetrics metrics) {
        int mark = payload.beginNest(Rta.METRICS);
        long locked = 0;
        for (RouteMetric metric : RouteMetric.values()) {
            Long value = metrics.values().get(metric);
            if (value != null) {
                payload.attributeU32(metric.number(), value);
            } else if (metric == RouteMetric.CC_ALGO
                    && !metrics.congestionControl().isEmpty()) {
                payload.attributeText(metric.number(), metrics.congestionControl());
            }
            if (metrics.locked().contains(metric)) {
                locked |= metric.bit();
            }
        }
        if (locked != 0) {
            payload.attributeU32(IpRouteCodec.RTAX_LOCK, locked);
        }
        payload.endNest(mark);
    }
}
