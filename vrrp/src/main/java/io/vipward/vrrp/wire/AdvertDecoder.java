package io.vipward.vrrp.wire;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Decodes what a raw socket delivers: over IPv4 the whole packet, over IPv6 its payload. Never throws, whatever the bytes
 * are. The layouts are drawn at {@link Message}, {@link AuthenticationHeader} and {@link HmacTrailer}.
 */
public final class AdvertDecoder {
    /** An Ethernet frame without its header: shorter datagrams may arrive with padding. */
    private static final int MINIMUM_FRAME_PAYLOAD = 46;

    private AdvertDecoder() {}

    /** What precedes the message. */
    private record Prefix(PacketEnvelope envelope, int ipHeaderBytes, boolean authenticated) {
        int bytes() {
            return ipHeaderBytes + (authenticated ? AuthenticationHeader.BYTES : 0);
        }
    }

    /**
     * Decodes what stands between the buffer's position and limit; moves neither.
     *
     * @param received one IPv4 packet of protocol 112 or 51 in network byte order, IP header first
     */
    public static Decoded decode(ByteBuffer received) {
        ByteBuffer packet = received.slice();
        if (packet.remaining() < Ipv4.HEADER_BYTES) {
            return tooShort("IPv4", packet);
        }
        int headerBytes = (packet.get(0) & 0x0f) * 4;
        if ((packet.get(0) & 0xf0) != 0x40 || headerBytes < Ipv4.HEADER_BYTES) {
            return rejected(Rejected.Reason.NOT_IPV4, "first byte 0x" + Integer.toHexString(packet.get(0) & 0xff));
        }
        int protocol = packet.get(9) & 0xff;
        Prefix prefix = new Prefix(envelope(packet), headerBytes, protocol == Ipv4.PROTOCOL_AH);
        if (packet.remaining() < prefix.bytes() + Message.FIXED_BYTES) {
            return tooShort("IPv4", packet);
        }
        if (!prefix.authenticated() && protocol != Ipv4.PROTOCOL_VRRP) {
            return rejected(Rejected.Reason.NOT_VRRP, "IP protocol " + protocol);
        }
        return decode(packet, prefix);
    }

    /**
     * Decodes what stands between the buffer's position and limit; moves neither.
     *
     * @param received the payload of one IPv6 packet, whose checksum the kernel has verified, in network byte order
     * @param source an IPv6 address
     * @param destination an IPv6 address
     * @param hopLimitOrUnknown 0..255 or {@link PacketEnvelope#UNKNOWN}
     */
    public static Decoded decodeIpv6(
            ByteBuffer received, InetAddress source, InetAddress destination, int hopLimitOrUnknown) {
        ByteBuffer payload = received.slice();
        int bytes = payload.remaining();
        if (bytes < Message.FIXED_BYTES) {
            return tooShort("IPv6", payload);
        }
        return decode(
                payload,
                new Prefix(new PacketEnvelope(source, destination, hopLimitOrUnknown, 0, bytes, bytes), 0, false));
    }

    private static Decoded decode(ByteBuffer packet, Prefix prefix) {
        PacketEnvelope envelope = prefix.envelope();
        boolean ipv4 = envelope.source() instanceof Inet4Address;
        int start = prefix.bytes();
        AdvertHeader header = Message.header(packet.slice(start, Message.FIXED_BYTES));
        int messageBytes = Message.bytes(header, ipv4);
        int received = packet.remaining();
        int expected = start + messageBytes;
        boolean trailer = received == expected + HmacTrailer.BYTES;
        if (received != expected && !trailer && !(ipv4 && padded(received, expected))) {
            return new Rejected(
                    Rejected.Reason.WRONG_LENGTH,
                    "too " + (received > expected ? "long" : "short") + ", length " + received + " and expect "
                            + expected,
                    new Rejected.Claim(header.vrid(), envelope.source()));
        }
        ByteBuffer message = packet.slice(start, messageBytes);
        Protection protection = new Protection(
                authentication(packet, prefix, messageBytes),
                trailer ? HmacTrailer.at(packet, expected) : null,
                InternetChecksum.sum(message));
        return new Advert(
                envelope,
                header,
                Message.body(header, message, ipv4),
                Message.addresses(header, message, ipv4),
                protection);
    }

    /** Longer by what Ethernet pads (a VLAN tag shortens the padding by multiples of four). */
    private static boolean padded(int received, int expected) {
        return expected < MINIMUM_FRAME_PAYLOAD && received > expected && (received - expected) % 4 == 2;
    }

    private static @Nullable AuthenticationHeader authentication(ByteBuffer packet, Prefix prefix, int messageBytes) {
        if (!prefix.authenticated()) {
            return null;
        }
        int start = prefix.ipHeaderBytes();
        Octets covered = Octets.of(AhIcv.covered(packet, start, messageBytes));
        return AuthenticationHeader.at(packet.slice(start, AuthenticationHeader.BYTES), covered);
    }

    private static PacketEnvelope envelope(ByteBuffer packet) {
        return new PacketEnvelope(
                Ipv4.addressAt(packet, 12),
                Ipv4.addressAt(packet, 16),
                packet.get(8) & 0xff,
                packet.getShort(4) & 0xffff,
                packet.getShort(2) & 0xffff,
                packet.remaining());
    }

    private static Rejected tooShort(String family, ByteBuffer packet) {
        return rejected(
                Rejected.Reason.TOO_SHORT, family + " VRRP packet too short - " + packet.remaining() + " bytes");
    }

    private static Rejected rejected(Rejected.Reason reason, String detail) {
        return new Rejected(reason, detail, null);
    }
}
