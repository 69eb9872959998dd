package io.vipward.vrrp.wire;

import java.nio.ByteBuffer;

/**
 * The check value of the authentication header: HMAC-MD5-96 (RFC 2403) over the 20 bytes of the IPv4 header with all that
 * routers may change set to zero, the authentication header with its check value set to zero, and the message. The time to
 * live is set to zero for unicast only, as keepalived does it.
 */
public final class AhIcv {
    private static final int TYPE_OF_SERVICE = 1;
    private static final int FRAGMENT = 6;
    private static final int TTL = 8;
    private static final int HEADER_CHECKSUM = 10;

    private AhIcv() {}

    /**
     * Whether the check value of a received advert is right, in a time that does not tell where it differs. False without
     * an authentication header.
     *
     * @param unicast whether the instance's adverts go to peers instead of a group
     */
    public static boolean verify(Advert advert, AhKey key, boolean unicast) {
        AuthenticationHeader ah = advert.protection().ah();
        if (ah == null || ah.covered().equals(Octets.EMPTY)) {
            return false;
        }
        return ah.icv().matches(of(ah.covered().bytes(), key, unicast));
    }

    /** The check value of what {@link #covered} gave. */
    static byte[] of(byte[] covered, AhKey key, boolean unicast) {
        if (unicast) {
            covered[TTL] = 0;
        }
        return Digest.of(key.key(), covered, AuthenticationHeader.ICV_BYTES);
    }

    /**
     * What the check value covers, the time to live still in it.
     *
     * @param packet from its IPv4 header on
     * @param headerBytes length of the IPv4 header, of which options are left out
     * @param messageBytes length of the message behind the authentication header
     */
    static byte[] covered(ByteBuffer packet, int headerBytes, int messageBytes) {
        byte[] covered = new byte[Ipv4.HEADER_BYTES + AuthenticationHeader.BYTES + messageBytes];
        packet.get(0, covered, 0, Ipv4.HEADER_BYTES);
        packet.get(headerBytes, covered, Ipv4.HEADER_BYTES, covered.length - Ipv4.HEADER_BYTES);
        ByteBuffer.wrap(covered)
                .put(TYPE_OF_SERVICE, (byte) 0)
                .putShort(FRAGMENT, (short) 0)
                .putShort(HEADER_CHECKSUM, (short) 0)
                .put(Ipv4.HEADER_BYTES + AuthenticationHeader.ICV_OFFSET, new byte[AuthenticationHeader.ICV_BYTES]);
        return covered;
    }
}
