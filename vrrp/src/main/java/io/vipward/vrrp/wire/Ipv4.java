package io.vipward.vrrp.wire;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/**
 * The IPv4 header around an advert (RFC 791, section 3.1), built by the sender because the raw socket has IP_HDRINCL.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |Version|  IHL  |Type of Service|          Total Length         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |         Identification        |Flags|      Fragment Offset    |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |  Time to Live |    Protocol   |         Header Checksum       |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                       Source Address                          |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                    Destination Address                        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
final class Ipv4 {
    static final int HEADER_BYTES = 20;
    static final int PROTOCOL_VRRP = 112;
    static final int PROTOCOL_AH = 51;

    private static final byte VERSION_AND_LENGTH = 0x45;
    /** Internetwork control, CS6. */
    private static final byte TYPE_OF_SERVICE = (byte) 0xc0;

    private static final int CHECKSUM_OFFSET = 10;

    private Ipv4() {}

    /**
     * Writes a header at the buffer's position, which moves behind it. The kernel computes the checksum again.
     *
     * @param authenticated whether an authentication header follows
     * @param totalBytes length of the packet
     */
    static void putHeader(ByteBuffer packet, PacketEnvelope envelope, boolean authenticated, int totalBytes) {
        int start = packet.position();
        packet.put(VERSION_AND_LENGTH)
                .put(TYPE_OF_SERVICE)
                .putShort((short) totalBytes)
                .putShort((short) envelope.identification())
                .putShort((short) 0)
                .put((byte) envelope.ttl())
                .put((byte) (authenticated ? PROTOCOL_AH : PROTOCOL_VRRP))
                .putShort((short) 0)
                .put(envelope.source().getAddress())
                .put(envelope.destination().getAddress());
        int checksum = InternetChecksum.of(packet.slice(start, HEADER_BYTES));
        packet.putShort(start + CHECKSUM_OFFSET, (short) checksum);
    }

    /** Four bytes at {@code offset} as an address. */
    static Inet4Address addressAt(ByteBuffer packet, int offset) {
        byte[] bytes = new byte[4];
        packet.get(offset, bytes);
        try {
            return (Inet4Address) InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an IPv4 address", e);
        }
    }
}
