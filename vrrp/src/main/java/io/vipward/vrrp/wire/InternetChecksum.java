package io.vipward.vrrp.wire;

import java.nio.ByteBuffer;

/** The one's complement checksum of IP and VRRP (RFC 1071). */
final class InternetChecksum {
    /** The sum of words that contain their right checksum. */
    static final int ALL_ONES = 0xffff;

    private InternetChecksum() {}

    /** The checksum of the bytes; an odd last byte counts as the high half of a word. */
    static int of(ByteBuffer bytes) {
        return of(sum(bytes));
    }

    /** The checksum of what adds up to a sum. */
    static int of(int sum) {
        return ~sum & ALL_ONES;
    }

    /** The sum of the bytes between position and limit: 0..0xffff. */
    static int sum(ByteBuffer bytes) {
        long sum = 0;
        int position = bytes.position();
        int end = bytes.limit();
        for (; position + 1 < end; position += 2) {
            sum += ((bytes.get(position) & 0xff) << 8) | (bytes.get(position + 1) & 0xff);
        }
        if (position < end) {
            sum += (bytes.get(position) & 0xff) << 8;
        }
        return fold(sum);
    }

    /** The sum of sums. */
    static int add(int sum, int other) {
        return fold((long) sum + other);
    }

    private static int fold(long words) {
        long sum = words;
        while (sum >>> 16 != 0) {
            sum = (sum & ALL_ONES) + (sum >>> 16);
        }
        return (int) sum;
    }
}
