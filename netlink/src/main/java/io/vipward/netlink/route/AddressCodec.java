package io.vipward.netlink.route;

import io.vipward.netlink.linux.SocketConstants;
import io.vipward.netlink.route.RouteMessage.Malformed;
import io.vipward.netlink.wire.AttributeReader;
import io.vipward.netlink.wire.MessageWriter;
import io.vipward.netlink.wire.NetlinkFlags;
import io.vipward.netlink.wire.NetlinkMessage;
import io.vipward.netlink.wire.Request;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Addresses as bytes (linux/if_addr.h). Decoding never throws. Any thread.
 *
 * <pre>
 * ifaddrmsg: 0 u8 family, 1 u8 prefixlen, 2 u8 flags, 3 u8 scope, 4 i32 index; attributes at 8
 * </pre>
 */
final class AddressCodec {
    static final int NEW_ADDRESS = 20;
    static final int DELETE_ADDRESS = 21;
    static final int GET_ADDRESS = 22;

    private static final int HEADER_BYTES = 8;
    private static final int IFA_ADDRESS = 1;
    private static final int IFA_LOCAL = 2;
    private static final int IFA_LABEL = 3;
    private static final int IFA_BROADCAST = 4;
    private static final int IFA_CACHEINFO = 6;
    private static final int IFA_FLAGS = 8;
    private static final int IFA_PROTO = 11;
    private static final int VALID_OFFSET = 4;

    private AddressCodec() {}

    static Request list(int family) {
        return Request.of(
                GET_ADDRESS,
                RouteCodec.DUMP_FLAGS,
                new MessageWriter().u8(family).zeros(HEADER_BYTES - 1));
    }

    static Request change(AddressChange change) {
        InterfaceAddress address = change.address();
        MessageWriter payload = new MessageWriter()
                .u8(address.ipv4() ? SocketConstants.AF_INET : SocketConstants.AF_INET6)
                .u8(address.prefixLength())
                .u8(0)
                .u8(address.scope())
                .i32(address.linkIndex());
        if (change instanceof AddressChange.Delete) {
            writeDeleted(payload, address);
            return Request.of(DELETE_ADDRESS, RouteCodec.CHANGE_FLAGS, payload);
        }
        writeAdded(payload, address);
        int flags = RouteCodec.CHANGE_FLAGS;
        if (change instanceof AddressChange.Replace) {
            flags |= NetlinkFlags.CREATE | NetlinkFlags.REPLACE;
        }
        return Request.of(NEW_ADDRESS, flags, payload);
    }

    static RouteMessage decode(NetlinkMessage message) {
        ByteBuffer payload = message.payload();
        if (payload.remaining() < HEADER_BYTES) {
            return new Malformed("an address message of " + payload.remaining() + " bytes");
        }
        int family = payload.get(0) & 0xff;
        if (family != SocketConstants.AF_INET && family != SocketConstants.AF_INET6) {
            return new RouteMessage.Unrelated(message.type());
        }
        Attributes found = new Attributes(family == SocketConstants.AF_INET ? 4 : 16, payload.get(2));
        AttributeReader attributes = new AttributeReader(message.payload().position(HEADER_BYTES));
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

    /** LOCAL, and ADDRESS only for a peer; the kernel fills the rest in. */
    private static void writeAdded(MessageWriter payload, InterfaceAddress address) {
        AddressDetails details = address.details();
        if (details.preferredSeconds() != AddressDetails.FOREVER || details.validSeconds() != AddressDetails.FOREVER) {
            int mark = payload.beginNest(IFA_CACHEINFO);
            payload.u32(details.preferredSeconds())
                    .u32(details.validSeconds())
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

    /** The attributes of one address message. */
    private static final class Attributes {
        private final int bytes;
        private int flags;
        private int protocol;
        private long preferredSeconds = AddressDetails.FOREVER;
        private long validSeconds = AddressDetails.FOREVER;
        private @Nullable InetAddress address;
        private @Nullable InetAddress local;
        private @Nullable InetAddress broadcast;
        private @Nullable String label;

        Attributes(int bytes, byte headerFlags) {
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
                case IFA_CACHEINFO -> takeLifetimes(attribute);
                default -> {}
            }
        }

        private void takeLifetimes(AttributeReader attribute) {
            preferredSeconds = attribute.u32();
            if (attribute.length() >= 2 * VALID_OFFSET) {
                validSeconds = attribute.payload().getInt(VALID_OFFSET) & 0xffff_ffffL;
            }
        }

        @Nullable
        InetAddress own() {
            return local != null ? local : address;
        }

        AddressDetails details(InetAddress own) {
            InetAddress peer = address == null || address.equals(own) ? null : address;
            return new AddressDetails(peer, broadcast, label, preferredSeconds, validSeconds, protocol);
        }
    }
}
