package io.vipward.netlink.route;

import io.vipward.netlink.linux.SocketConstants;
import io.vipward.netlink.route.RouteMessage.Malformed;
import io.vipward.netlink.wire.AttributeReader;
import io.vipward.netlink.wire.MessageWriter;
import io.vipward.netlink.wire.NetlinkMessage;
import io.vipward.netlink.wire.Request;
import java.nio.ByteBuffer;

/**
 * Routes as bytes (linux/rtnetlink.h). Decoding never throws. Any thread.
 *
 * <pre>
 * rtmsg: 0 u8 family, 1 u8 dst_len, 2 u8 src_len, 3 u8 tos, 4 u8 table, 5 u8 protocol, 6 u8 scope, 7 u8 type,
 *        8 u32 flags; attributes at 12
 * </pre>
 */
final class IpRouteCodec {
    static final int NEW_ROUTE = 24;
    static final int DELETE_ROUTE = 25;
    static final int GET_ROUTE = 26;
    static final int RTAX_LOCK = 1;

    static final int HEADER_BYTES = 12;
    static final int PROTOCOL_OFFSET = 5;
    private static final int FLAG_CLONED = 0x200;

    /** RTA_ numbers. */
    static final class Rta {
        static final int DST = 1;
        static final int SRC = 2;
        static final int OIF = 4;
        static final int GATEWAY = 5;
        static final int PRIORITY = 6;
        static final int PREFSRC = 7;
        static final int METRICS = 8;
        static final int MULTIPATH = 9;
        static final int FLOW = 11;
        static final int CACHEINFO = 12;
        static final int TABLE = 15;
        static final int VIA = 18;
        static final int PREF = 20;
        static final int ENCAP_TYPE = 21;
        static final int ENCAP = 22;
        static final int EXPIRES = 23;
        static final int TTL_PROPAGATE = 26;
        static final int NH_ID = 30;

        private Rta() {}
    }

    private IpRouteCodec() {}

    /**
     * Lists the routes of a family.
     *
     * @param protocol of whom, 0 for everybody; kernels before 4.20 list everybody's
     */
    static Request list(int family, int protocol) {
        MessageWriter payload = new MessageWriter().u8(family).zeros(4).u8(protocol);
        return Request.of(GET_ROUTE, RouteCodec.DUMP_FLAGS, payload.zeros(HEADER_BYTES - 6));
    }

    static RouteMessage decode(NetlinkMessage message) {
        ByteBuffer payload = message.payload();
        if (payload.remaining() < HEADER_BYTES) {
            return new Malformed("a route message of " + payload.remaining() + " bytes");
        }
        int family = payload.get(0) & 0xff;
        RouteType type = RouteType.of(payload.get(7) & 0xff);
        boolean cached = (payload.getInt(8) & FLAG_CLONED) != 0;
        if ((family != SocketConstants.AF_INET && family != SocketConstants.AF_INET6) || type == null || cached) {
            return new RouteMessage.Unrelated(message.type());
        }
        IpRouteReader reader = new IpRouteReader(payload, type);
        AttributeReader attributes = new AttributeReader(message.payload().position(HEADER_BYTES));
        while (attributes.next()) {
            reader.take(attributes);
        }
        IpRoute route = reader.route();
        String fault = attributes.fault() != null ? attributes.fault() : reader.fault();
        if (fault != null || route == null) {
            return new Malformed(fault != null ? fault : "a route with an impossible prefix");
        }
        return message.type() == NEW_ROUTE ? new RouteMessage.RoutePresent(route) : new RouteMessage.RouteGone(route);
    }
}
