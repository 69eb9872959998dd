package io.vipward.vrrp.wire;

import java.nio.ByteBuffer;

/**
 * keepalived's authentication extension, which stands behind the message (vrrp {@code auth_hmac}, 2.4.2 and later).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |     Type      |    Key Id     |           Reserved            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                      Seconds since 1970                       |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |      Seconds / 65536          |            Counter            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |            HMAC-SHA-256, leftmost 128 bits                    |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * @param type {@link #TYPE} in every trailer that is understood
 * @param keyId 0..255
 * @param reserved 16 bits, 0 in every trailer that is understood
 * @param sequence64 seconds, fraction and counter as one number: see {@link HmacSequence}
 * @param mac of 16 bytes
 */
public record HmacTrailer(int type, int keyId, int reserved, long sequence64, Octets mac) {
    /** The length of the trailer. */
    public static final int BYTES = 28;

    /** HMAC-SHA-256 cut to 128 bits. */
    public static final int TYPE = 1;

    static final int MAC_BYTES = 16;
    static final int MAC_OFFSET = 12;

    public HmacTrailer {
        if (mac.length() != MAC_BYTES) {
            throw new IllegalArgumentException(mac.length() + " bytes of digest, not " + MAC_BYTES);
        }
    }

    /** The sender's clock in seconds since 1970, modulo 2^32. */
    public long seconds() {
        return HmacSequence.seconds(sequence64);
    }

    /** Writes the trailer at the buffer's position, which moves behind it. */
    void put(ByteBuffer target) {
        putUnsigned(target);
        target.put(mac.bytes());
    }

    /** Writes the part before the digest. */
    void putUnsigned(ByteBuffer target) {
        target.put((byte) type).put((byte) keyId).putShort((short) reserved).putLong(sequence64);
    }

    static HmacTrailer at(ByteBuffer source, int offset) {
        return new HmacTrailer(
                source.get(offset) & 0xff,
                source.get(offset + 1) & 0xff,
                source.getShort(offset + 2) & 0xffff,
                source.getLong(offset + 4),
                Octets.at(source, offset + MAC_OFFSET, MAC_BYTES));
    }
}
