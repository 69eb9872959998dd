package io.vipward.netlink.route;

import io.vipward.netlink.linux.SocketConstants;
import io.vipward.netlink.route.RouteMessage.Malformed;
import io.vipward.netlink.wire.AttributeReader;
import io.vipward.netlink.wire.MacAddress;
import io.vipward.netlink.wire.MessageWriter;
import io.vipward.netlink.wire.NetlinkFlags;
import io.vipward.netlink.wire.NetlinkMessage;
import io.vipward.netlink.wire.Request;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Links and addresses as bytes (linux/rtnetlink.h, if_link.h, if_addr.h). Decoding never throws. Any thread.
 *
 * <pre>
 * ifinfomsg: 0 u8 family, 2 u16 type, 4 i32 index, 8 u32 flags, 12 u32 change; attributes at 16
 * ifaddrmsg: 0 u8 family, 1 u8 prefixlen, 2 u8 flags, 3 u8 scope, 4 i32 index; attributes at 8
 * </pre>
 */
public final class RouteCodec {
    static final int NEW_LINK = 16;
    static final int DELETE_LINK = 17;
    static final int GET_LINK = 18;
    static final int NEW_ADDRESS = 20;
    static final int DELETE_ADDRESS = 21;
    static final int GET_ADDRESS = 22;

    private static final int LINK_BYTES = 16;
    private static final int IFLA_ADDRESS = 1;
    private static final int IFLA_IFNAME = 3;
    private static final int IFLA_MTU = 4;
    private static final int IFLA_EXT_MASK = 29;
    private static final int SKIP_STATISTICS = 8;
    private static final int MAX_MAC_BYTES = 32;

    private static final int ADDRESS_BYTES = 8;
    private static final int IFA_ADDRESS = 1;
    private static final int IFA_LOCAL = 2;
    private static final int IFA_LABEL = 3;
    private static final int IFA_BROADCAST = 4;
    private static final int IFA_CACHEINFO = 6;
    private static final int IFA_FLAGS = 8;
    private static final int IFA_PROTO = 11;
    private static final int CHANGE_FLAGS = NetlinkFlags.REQUEST | NetlinkFlags.ACK;
    private static final int DUMP_FLAGS = NetlinkFlags.REQUEST | NetlinkFlags.DUMP;

    private RouteCodec() {}

    /** Lists every interface, without statistics. */
    public static Request listLinks() {
        MessageWriter payload =
                new MessageWriter().u8(SocketConstants.AF_PACKET).zeros(LINK_BYTES - 1);
        return Request.of(GET_LINK, DUMP_FLAGS, payload.attributeU32(IFLA_EXT_MASK, SKIP_STATISTICS));
    }

    /**
     * Lists every address of a family.
     *
     * @param family AF_INET, AF_INET6, or 0 for both
     */
    public static Request listAddresses(int family) {
        return Request.of(
                GET_ADDRESS, DUMP_FLAGS, new MessageWriter().u8(family).zeros(ADDRESS_BYTES - 1));
    }

    /** The request for a change. */
    public static Request change(AddressChange change) {
        InterfaceAddress address = change.address();
        MessageWriter payload = new MessageWriter()
                .u8(address.ipv4() ? SocketConstants.AF_INET : SocketConstants.AF_INET6)
                .u8(address.prefixLength())
                .u8(0)
                .u8(address.scope())
                .i32(address.linkIndex());
        boolean add = change instanceof AddressChange.Add;
        if (add) {
            writeAdded(payload, address);
        } else {
            writeDeleted(payload, address);
        }
        return Request.of(add ? NEW_ADDRESS : DELETE_ADDRESS, CHANGE_FLAGS, payload);
    }

    /** What a message says. */
    public static RouteMessage decode(NetlinkMessage message) {
        return switch (message.type()) {
            case NEW_LINK, DELETE_LINK -> decodeLink(message);
            case NEW_ADDRESS, DELETE_ADDRESS -> decodeAddress(message);
            default -> new RouteMessage.Unrelated(message.type());
        };
    }

    /** LOCAL, and ADDRESS only for a peer; the kernel fills the rest in. */
    private static void writeAdded(MessageWriter payload, InterfaceAddress address) {
        AddressDetails details = address.details();
        if (details.preferredSeconds() != AddressDetails.FOREVER) {
            int mark = payload.beginNest(IFA_CACHEINFO);
            payload.u32(details.preferredSeconds())
                    .u32(AddressDetails.FOREVER)
                    .u32(0)
                    .u32(0)
                    .endNest(mark);
        }
        payload.attributeAddress(IFA_LOCAL, address.address());
        if (details.peer() != null) {
            payload.attributeAddress(IFA_ADDRESS, details.peer());
        }
        if (details.broadcast() != null) {
            payload.attributeAddress(IFA_BROADCAST, details.broadcast());
        }
        if (details.label() != null) {
            payload.attributeString(IFA_LABEL, details.label());
        }
        if (address.flags() != 0) {
            payload.attributeU32(IFA_FLAGS, address.flags());
        }
        if (details.protocol() != 0) {
            payload.attributeU8(IFA_PROTO, details.protocol());
        }
    }

    /** LOCAL, and ADDRESS for IPv4 and for a peer: with another ADDRESS than the peer the kernel finds nothing. */
    private static void writeDeleted(MessageWriter payload, InterfaceAddress address) {
        InetAddress peer = address.details().peer();
        payload.attributeAddress(IFA_LOCAL, address.address());
        if (peer != null || address.ipv4()) {
            payload.attributeAddress(IFA_ADDRESS, peer != null ? peer : address.address());
        }
    }

    private static RouteMessage decodeLink(NetlinkMessage message) {
        ByteBuffer payload = message.payload();
        if (payload.remaining() < LINK_BYTES) {
            return new Malformed("a link message of " + payload.remaining() + " bytes");
        }
        if (payload.get(0) != 0) {
            // AF_BRIDGE and others: changes to a port, not to the link.
            return new RouteMessage.Unrelated(message.type());
        }
        String name = "";
        MacAddress mac = MacAddress.NONE;
        int mtu = 0;
        AttributeReader attributes = new AttributeReader(payload.position(LINK_BYTES));
        while (attributes.next()) {
            switch (attributes.type()) {
                case IFLA_ADDRESS ->
                    mac = attributes.length() > MAX_MAC_BYTES ? MacAddress.NONE : MacAddress.of(attributes.bytes());
                case IFLA_IFNAME -> name = attributes.string();
                case IFLA_MTU -> mtu = attributes.i32();
                default -> {}
            }
        }
        String fault = attributes.fault();
        if (fault != null) {
            return new Malformed(fault);
        }
        Link link = new Link(payload.getInt(4), name, payload.getInt(8), mac, mtu);
        return message.type() == NEW_LINK ? new RouteMessage.LinkPresent(link) : new RouteMessage.LinkGone(link);
    }

    private static RouteMessage decodeAddress(NetlinkMessage message) {
        ByteBuffer payload = message.payload();
        if (payload.remaining() < ADDRESS_BYTES) {
            return new Malformed("an address message of " + payload.remaining() + " bytes");
        }
        int family = payload.get(0) & 0xff;
        if (family != SocketConstants.AF_INET && family != SocketConstants.AF_INET6) {
            return new RouteMessage.Unrelated(message.type());
        }
        AddressAttributes found = new AddressAttributes(family == SocketConstants.AF_INET ? 4 : 16, payload.get(2));
        AttributeReader attributes =
                new AttributeReader(payload.duplicate().order(payload.order()).position(ADDRESS_BYTES));
        while (attributes.next()) {
            found.take(attributes);
        }
        String fault = attributes.fault();
        InetAddress own = found.own();
        int prefixLength = payload.get(1) & 0xff;
        if (fault != null || own == null || prefixLength > InterfaceAddress.bits(own)) {
            return new Malformed(fault != null ? fault : "no address, or prefix length " + prefixLength);
        }
        InterfaceAddress address = new InterfaceAddress(
                payload.getInt(4), own, prefixLength, payload.get(3) & 0xff, found.flags, found.details(own));
        return message.type() == NEW_ADDRESS
                ? new RouteMessage.AddressPresent(address)
                : new RouteMessage.AddressGone(address);
    }

    /** The attributes of one address message. */
    private static final class AddressAttributes {
        private final int bytes;
        private int flags;
        private int protocol;
        private long preferredSeconds = AddressDetails.FOREVER;
        private @Nullable InetAddress address;
        private @Nullable InetAddress local;
        private @Nullable InetAddress broadcast;
        private @Nullable String label;

        AddressAttributes(int bytes, byte headerFlags) {
            this.bytes = bytes;
            this.flags = headerFlags & 0xff;
        }

        void take(AttributeReader attribute) {
            switch (attribute.type()) {
                case IFA_ADDRESS -> address = attribute.address(bytes);
                case IFA_LOCAL -> local = attribute.address(bytes);
                case IFA_BROADCAST -> broadcast = attribute.address(bytes);
                case IFA_LABEL -> label = attribute.string();
                case IFA_FLAGS -> flags = attribute.i32();
                case IFA_PROTO -> protocol = attribute.u8();
                case IFA_CACHEINFO -> preferredSeconds = attribute.u32();
                default -> {}
            }
        }

        @Nullable
        InetAddress own() {
            return local != null ? local : address;
        }

        AddressDetails details(InetAddress own) {
            InetAddress peer = address == null || address.equals(own) ? null : address;
            return new AddressDetails(peer, broadcast, label, preferredSeconds, protocol);
        }
    }
}
