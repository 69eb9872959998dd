package io.vipward.vrrp.wire;

import org.jspecify.annotations.Nullable;

/**
 * What stands around a message to protect it, and the sum of the message itself; see {@link AdvertChecksum}, {@link AhIcv}
 * and {@link HmacMac}, which judge it.
 *
 * @param ah the authentication header, null for none
 * @param hmac the trailer, null for none
 * @param messageSum the one's complement sum of all words of a received message, its checksum included, without pseudo
 *     header: 0xffff if its checksum is plain and right; without meaning in a message to be sent
 */
public record Protection(
        @Nullable AuthenticationHeader ah, @Nullable HmacTrailer hmac, int messageSum) {
    /** Nothing around the message, and the sum of one with the right plain checksum. */
    public static final Protection NONE = new Protection(null, null, InternetChecksum.ALL_ONES);

    /** The same, inside an authentication header. */
    public Protection with(AuthenticationHeader header) {
        return new Protection(header, hmac, messageSum);
    }

    /** The same, before a trailer. */
    public Protection with(HmacTrailer trailer) {
        return new Protection(ah, trailer, messageSum);
    }

    /** The same, around a message with another sum. */
    public Protection withSum(int sum) {
        return new Protection(ah, hmac, sum);
    }
}
