package io.vipward.vrrp.wire;

import java.nio.ByteBuffer;

/** The one's complement checksum of IPv4 and VRRPv2 (RFC 1071). */
final class InternetChecksum {
    private InternetChecksum() {}

    /** The checksum of the bytes; an odd last byte counts as the high half of a word. */
    static int of(ByteBuffer bytes) {
        return ~fold(bytes) & 0xffff;
    }

    /** Whether bytes that contain their checksum add up to all ones. */
    static boolean holds(ByteBuffer bytes) {
        return fold(bytes) == 0xffff;
    }

    private static int fold(ByteBuffer bytes) {
        long sum = 0;
        int position = bytes.position();
        int end = bytes.limit();
        for (; position + 1 < end; position += 2) {
            sum += ((bytes.get(position) & 0xff) << 8) | (bytes.get(position + 1) & 0xff);
        }
        if (position < end) {
            sum += (bytes.get(position) & 0xff) << 8;
        }
        while (sum >>> 16 != 0) {
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return (int) sum;
    }
}
