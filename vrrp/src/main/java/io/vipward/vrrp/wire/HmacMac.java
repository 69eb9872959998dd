package io.vipward.vrrp.wire;

import java.net.Inet4Address;
import java.nio.ByteBuffer;

/**
 * The digest of a {@link HmacTrailer}: HMAC-SHA-256 over a header made for it, the message with its checksum set to zero, and
 * the trailer with its digest set to zero. Neither destination nor hop limit take part, so all copies of an advert have the
 * same.
 *
 * <pre>
 * header: 0 address family 4 or 6   1 VRRP version   2 VRID   3 zero   4 source address, 16 bytes, padded with zeros
 * </pre>
 */
public final class HmacMac {
    private static final int HEADER_BYTES = 20;
    private static final int ADDRESS_OFFSET = 4;

    private HmacMac() {}

    /** The advert with a trailer, whatever trailer it had before. */
    public static Advert sign(Advert advert, HmacKey key, long sequence64) {
        HmacTrailer unsigned =
                new HmacTrailer(HmacTrailer.TYPE, key.id(), 0, sequence64, Octets.of(new byte[HmacTrailer.MAC_BYTES]));
        HmacTrailer signed = new HmacTrailer(
                unsigned.type(),
                unsigned.keyId(),
                unsigned.reserved(),
                sequence64,
                Octets.of(of(advert, unsigned, key)));
        return advert.with(advert.protection().with(signed));
    }

    /**
     * Whether the digest of a received advert is right under this key, in a time that does not tell where it differs; the
     * key's number is not compared. False without a trailer.
     */
    public static boolean verify(Advert advert, HmacKey key) {
        HmacTrailer trailer = advert.protection().hmac();
        boolean spoken = !(advert.body() instanceof AdvertBody.Foreign);
        return trailer != null && spoken && trailer.mac().matches(of(advert, trailer, key));
    }

    private static byte[] of(Advert advert, HmacTrailer trailer, HmacKey key) {
        ByteBuffer covered = ByteBuffer.allocate(HEADER_BYTES + Message.bytes(advert) + HmacTrailer.BYTES);
        AdvertHeader header = advert.header();
        covered.put((byte) (advert.source() instanceof Inet4Address ? 4 : 6))
                .put((byte) header.version())
                .put((byte) header.vrid())
                .put(ADDRESS_OFFSET, advert.source().getAddress())
                .position(HEADER_BYTES);
        Message.put(covered, advert);
        trailer.putUnsigned(covered);
        return Digest.of(key.key(), covered.array(), HmacTrailer.MAC_BYTES);
    }
}
