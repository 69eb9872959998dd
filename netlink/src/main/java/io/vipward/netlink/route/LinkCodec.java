package io.vipward.netlink.route;

import io.vipward.netlink.linux.SocketConstants;
import io.vipward.netlink.route.RouteMessage.Malformed;
import io.vipward.netlink.wire.AttributeReader;
import io.vipward.netlink.wire.MessageWriter;
import io.vipward.netlink.wire.NetlinkFlags;
import io.vipward.netlink.wire.NetlinkMessage;
import io.vipward.netlink.wire.Request;
import java.nio.ByteBuffer;

/**
 * Links as bytes (linux/rtnetlink.h, if_link.h). Decoding never throws. Any thread.
 *
 * <pre>
 * ifinfomsg: 0 u8 family, 2 u16 type, 4 i32 index, 8 u32 flags, 12 u32 change; attributes at 16
 * </pre>
 */
final class LinkCodec {
    static final int NEW_LINK = 16;
    static final int DELETE_LINK = 17;
    static final int GET_LINK = 18;

    private static final int HEADER_BYTES = 16;
    private static final int SKIP_STATISTICS = 8;

    /** IFLA_ numbers, and those of its nests. */
    static final class Ifla {
        static final int ADDRESS = 1;
        static final int IFNAME = 3;
        static final int MTU = 4;
        static final int LINK = 5;
        static final int MASTER = 10;
        static final int OPERSTATE = 16;
        static final int LINKINFO = 18;
        static final int AF_SPEC = 26;
        static final int GROUP = 27;
        static final int EXT_MASK = 29;
        static final int CARRIER = 33;
        static final int LINK_NETNSID = 37;

        static final int INFO_KIND = 1;
        static final int INFO_DATA = 2;
        static final int MACVLAN_MODE = 1;
        static final int IPVLAN_MODE = 1;
        static final int IPVLAN_FLAGS = 2;
        static final int VRF_TABLE = 1;
        static final int INET_CONF = 1;
        static final int INET6_ADDR_GEN_MODE = 8;

        private Ifla() {}
    }

    private LinkCodec() {}

    /** Lists every interface, without statistics. */
    static Request list() {
        MessageWriter payload = packetHeader();
        return Request.of(GET_LINK, RouteCodec.DUMP_FLAGS, payload.attributeU32(Ifla.EXT_MASK, SKIP_STATISTICS));
    }

    /** Asks for one interface, without statistics. */
    static Request get(String name) {
        MessageWriter payload =
                packetHeader().attributeString(Ifla.IFNAME, name).attributeU32(Ifla.EXT_MASK, SKIP_STATISTICS);
        return Request.of(GET_LINK, NetlinkFlags.REQUEST, payload);
    }

    static RouteMessage decode(NetlinkMessage message) {
        ByteBuffer payload = message.payload();
        if (payload.remaining() < HEADER_BYTES) {
            return new Malformed("a link message of " + payload.remaining() + " bytes");
        }
        if (payload.get(0) != 0) {
            // AF_BRIDGE and others: changes to a port, not to the link.
            return new RouteMessage.Unrelated(message.type());
        }
        LinkReader reader = new LinkReader(payload);
        AttributeReader attributes = new AttributeReader(message.payload().position(HEADER_BYTES));
        while (attributes.next()) {
            reader.take(attributes);
        }
        String fault = attributes.fault();
        if (fault != null) {
            return new Malformed(fault);
        }
        return message.type() == NEW_LINK
                ? new RouteMessage.LinkPresent(reader.link())
                : new RouteMessage.LinkGone(reader.link());
    }

    private static MessageWriter packetHeader() {
        return new MessageWriter().u8(SocketConstants.AF_PACKET).zeros(HEADER_BYTES - 1);
    }
}
