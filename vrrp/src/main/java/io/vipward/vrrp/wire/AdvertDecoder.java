package io.vipward.vrrp.wire;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Decodes a whole IPv4 packet as a raw socket delivers it. Never throws, whatever the bytes are.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |Version| Type  | Virtual Rtr ID|   Priority    | Count IP Addrs|
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |   Auth Type   |   Adver Int   |          Checksum             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                         IP Address (1)                        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                            .   .   .                          |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                         IP Address (n)                        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                     Authentication Data (1)                   |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                     Authentication Data (2)                   |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * RFC 2338, section 5.1; RFC 3768 keeps the layout.
 */
public final class AdvertDecoder {
    static final int FIXED_BYTES = 8;
    static final int ADDRESS_BYTES = 4;
    static final int AUTH_BYTES = 8;
    static final int VERSION_2 = 2;

    /** An Ethernet frame without its header: shorter datagrams may arrive with padding. */
    private static final int MINIMUM_FRAME_PAYLOAD = 46;

    private AdvertDecoder() {}

    /**
     * Decodes what stands between the buffer's position and limit; moves neither.
     *
     * @param received one packet in network byte order, IP header first
     */
    public static Decoded decode(ByteBuffer received) {
        ByteBuffer packet = received.slice();
        if (packet.remaining() < Ipv4.HEADER_BYTES) {
            return rejected(Rejected.Reason.TOO_SHORT, packet.remaining() + " bytes");
        }
        int headerBytes = (packet.get(0) & 0x0f) * 4;
        if ((packet.get(0) & 0xf0) != 0x40 || headerBytes < Ipv4.HEADER_BYTES) {
            return rejected(Rejected.Reason.NOT_IPV4, "first byte 0x" + Integer.toHexString(packet.get(0) & 0xff));
        }
        if (packet.remaining() < headerBytes + FIXED_BYTES) {
            return rejected(Rejected.Reason.TOO_SHORT, packet.remaining() + " bytes");
        }
        if ((packet.get(9) & 0xff) != Ipv4.PROTOCOL_VRRP) {
            return rejected(Rejected.Reason.NOT_VRRP, "IP protocol " + (packet.get(9) & 0xff));
        }
        return decodeMessage(envelope(packet), packet.slice(headerBytes, packet.remaining() - headerBytes));
    }

    private static Decoded decodeMessage(PacketEnvelope envelope, ByteBuffer message) {
        AdvertHeader header = new AdvertHeader(
                (message.get(0) & 0xf0) >>> 4,
                message.get(0) & 0x0f,
                message.get(1) & 0xff,
                message.get(2) & 0xff,
                message.get(3) & 0xff);
        int bytes = messageBytes(header);
        int ipHeaderBytes = envelope.receivedBytes() - message.remaining();
        if (!lengthFits(envelope.receivedBytes(), ipHeaderBytes + bytes)) {
            return new Rejected(
                    Rejected.Reason.WRONG_LENGTH,
                    "too " + (envelope.receivedBytes() > ipHeaderBytes + bytes ? "long" : "short") + ", length "
                            + envelope.receivedBytes() + " and expect " + (ipHeaderBytes + bytes),
                    new Rejected.Claim(header.vrid(), envelope.source()));
        }
        message.limit(bytes);
        return new Advert(
                envelope, header, body(header, message), addresses(header, message), InternetChecksum.holds(message));
    }

    private static int messageBytes(AdvertHeader header) {
        int authBytes = header.version() == VERSION_2 ? AUTH_BYTES : 0;
        return FIXED_BYTES + ADDRESS_BYTES * header.addressCount() + authBytes;
    }

    /** Equal, or longer by what Ethernet pads (a VLAN tag shortens the padding by multiples of four). */
    private static boolean lengthFits(int received, int expected) {
        return received == expected
                || (expected < MINIMUM_FRAME_PAYLOAD && received > expected && (received - expected) % 4 == 2);
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

    private static AdvertBody body(AdvertHeader header, ByteBuffer message) {
        if (header.version() != VERSION_2) {
            return new AdvertBody.Foreign();
        }
        return new AdvertBody.Version2(
                message.get(4) & 0xff, message.get(5) & 0xff, message.getLong(message.limit() - AUTH_BYTES));
    }

    private static List<InetAddress> addresses(AdvertHeader header, ByteBuffer message) {
        List<InetAddress> addresses = new ArrayList<>(header.addressCount());
        for (int index = 0; index < header.addressCount(); index++) {
            addresses.add(Ipv4.addressAt(message, FIXED_BYTES + index * ADDRESS_BYTES));
        }
        return addresses;
    }

    private static Rejected rejected(Rejected.Reason reason, String detail) {
        return new Rejected(reason, detail, null);
    }
}
