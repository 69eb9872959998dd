package io.vipward.vrrp.wire;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * Encodes one copy of an advert for a raw socket: over IPv4 the whole packet (IP_HDRINCL), over IPv6 the payload. A trailer is
 * written as it stands in the advert, see {@link HmacMac#sign}. The layouts are drawn at {@link Message}.
 */
public final class AdvertEncoder {
    private AdvertEncoder() {}

    /**
     * The whole IPv4 packet, all checksums filled in.
     *
     * @throws IllegalArgumentException for a version that is not spoken, or an address that is no IPv4 address
     */
    public static byte[] encode(Advert advert, Sealing sealing) {
        require(advert.overIpv4() && advert.envelope().destination() instanceof Inet4Address, advert);
        AuthenticationHeader ah = advert.protection().ah();
        int prefixBytes = Ipv4.HEADER_BYTES + (ah == null ? 0 : AuthenticationHeader.BYTES);
        int messageBytes = Message.bytes(advert);
        ByteBuffer packet = ByteBuffer.allocate(prefixBytes + messageBytes + trailerBytes(advert));
        Ipv4.putHeader(packet, advert.envelope(), ah != null, packet.capacity());
        if (ah != null) {
            ah.put(packet);
        }
        Message.put(packet, advert);
        int sum = InternetChecksum.sum(packet.slice(prefixBytes, messageBytes));
        Message.putChecksum(
                packet, prefixBytes, InternetChecksum.add(sum, addition(advert, sealing.checksum(), messageBytes)));
        AhKey key = sealing.ah();
        if (ah != null && key != null) {
            byte[] covered = AhIcv.covered(packet, Ipv4.HEADER_BYTES, messageBytes);
            byte[] icv = AhIcv.of(covered, key, advert.envelope().unicast());
            packet.put(Ipv4.HEADER_BYTES + AuthenticationHeader.ICV_OFFSET, icv);
        }
        putTrailer(packet, advert);
        return packet.array();
    }

    /**
     * The IPv6 payload with a checksum of zero: the kernel fills it in (IPV6_CHECKSUM).
     *
     * @throws IllegalArgumentException for a version that is not spoken, or an address that is no IPv6 address
     */
    public static byte[] encodePayload(Advert advert) {
        require(!advert.overIpv4() && !(advert.envelope().destination() instanceof Inet4Address), advert);
        ByteBuffer payload = ByteBuffer.allocate(Message.bytes(advert) + trailerBytes(advert));
        Message.put(payload, advert);
        putTrailer(payload, advert);
        return payload.array();
    }

    /**
     * The IPv6 payload with the checksum that the kernel would fill in; it covers a trailer too.
     *
     * @throws IllegalArgumentException as {@link #encodePayload} does
     */
    public static byte[] encodePayloadWithChecksum(Advert advert) {
        byte[] payload = encodePayload(advert);
        PacketEnvelope envelope = advert.envelope();
        int pseudoHeader = AdvertChecksum.pseudoHeaderSum(envelope.source(), envelope.destination(), payload.length);
        ByteBuffer message = ByteBuffer.wrap(payload);
        Message.putChecksum(message, 0, InternetChecksum.add(InternetChecksum.sum(message), pseudoHeader));
        return payload;
    }

    /** The sum of what the checksum covers beside the message. */
    private static int addition(Advert advert, ChecksumVariant variant, int messageBytes) {
        if (variant instanceof ChecksumVariant.Plain) {
            return 0;
        }
        InetAddress destination = variant instanceof ChecksumVariant.PseudoHeaderTo fixed
                ? fixed.destination()
                : advert.envelope().destination();
        return AdvertChecksum.pseudoHeaderSum(advert.source(), destination, messageBytes);
    }

    private static int trailerBytes(Advert advert) {
        return advert.protection().hmac() == null ? 0 : HmacTrailer.BYTES;
    }

    private static void putTrailer(ByteBuffer target, Advert advert) {
        HmacTrailer trailer = advert.protection().hmac();
        if (trailer != null) {
            trailer.put(target);
        }
    }

    private static void require(boolean rightFamily, Advert advert) {
        if (!rightFamily) {
            throw new IllegalArgumentException("wrong address family: " + advert.envelope());
        }
    }
}
