package io.vipward.vrrp.wire;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * The IP authentication header between the IPv4 header and a VRRPv2 message (RFC 2338, section 5.3.6; RFC 2402, section 2).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |  Next Header  |  Payload Len  |           RESERVED            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                 Security Parameters Index (SPI)               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                    Sequence Number Field                      |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |            Integrity Check Value: HMAC-MD5, 96 bits           |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * @param nextHeader 112 for VRRP; whoever receives another ignores the packet
 * @param spi 32 bits: the packet's source address
 * @param sequence 32 bits
 * @param icv of 12 bytes; any in a header to be sealed by {@link AdvertEncoder}
 * @param covered of a received packet what the check value covers, see {@link AhIcv}; empty in one to be sent
 */
public record AuthenticationHeader(int nextHeader, long spi, long sequence, Octets icv, Octets covered) {
    /** The length of the header. */
    public static final int BYTES = 24;

    static final int ICV_OFFSET = 12;
    static final int ICV_BYTES = 12;

    /** In words of 32 bits, minus two. */
    private static final byte PAYLOAD_LENGTH = BYTES / 4 - 2;

    private static final Octets NO_ICV = Octets.of(new byte[ICV_BYTES]);

    public AuthenticationHeader {
        if (icv.length() != ICV_BYTES) {
            throw new IllegalArgumentException(icv.length() + " bytes of check value, not " + ICV_BYTES);
        }
    }

    /** A header to be sealed when it is encoded. */
    public static AuthenticationHeader outgoing(InetAddress source, long sequence) {
        return new AuthenticationHeader(Ipv4.PROTOCOL_VRRP, spiOf(source), sequence, NO_ICV, Octets.EMPTY);
    }

    /** What the SPI of packets from this address has to be. */
    public static long spiOf(InetAddress source) {
        byte[] address = source.getAddress();
        return Integer.toUnsignedLong(ByteBuffer.wrap(address).getInt());
    }

    /** Writes the header at the buffer's position, which moves behind it. */
    void put(ByteBuffer packet) {
        packet.put((byte) nextHeader).put(PAYLOAD_LENGTH).putShort((short) 0);
        packet.putInt((int) spi).putInt((int) sequence).put(icv.bytes());
    }

    /** The header in the first bytes. */
    static AuthenticationHeader at(ByteBuffer source, Octets covered) {
        return new AuthenticationHeader(
                source.get(0) & 0xff,
                Integer.toUnsignedLong(source.getInt(4)),
                Integer.toUnsignedLong(source.getInt(8)),
                Octets.at(source, ICV_OFFSET, ICV_BYTES),
                covered);
    }
}
