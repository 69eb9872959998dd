package io.vipward.vrrp.wire;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/** Encodes adverts for a raw socket with IP_HDRINCL; the layout is drawn at {@link AdvertDecoder}. */
public final class AdvertEncoder {
    private static final int CHECKSUM_OFFSET = 6;

    private AdvertEncoder() {}

    /**
     * The whole IPv4 packet, both checksums filled in.
     *
     * @throws IllegalArgumentException for a version that is not spoken
     */
    public static byte[] encode(Advert advert) {
        if (!(advert.body() instanceof AdvertBody.Version2 body)) {
            throw new IllegalArgumentException(
                    "cannot encode VRRP version " + advert.header().version());
        }
        int messageBytes = AdvertDecoder.FIXED_BYTES
                + AdvertDecoder.ADDRESS_BYTES * advert.addresses().size()
                + AdvertDecoder.AUTH_BYTES;
        ByteBuffer packet = ByteBuffer.allocate(Ipv4.HEADER_BYTES + messageBytes);
        Ipv4.putHeader(packet, advert.envelope(), messageBytes);
        putMessage(packet, advert, body);
        return packet.array();
    }

    private static void putMessage(ByteBuffer packet, Advert advert, AdvertBody.Version2 body) {
        AdvertHeader header = advert.header();
        int start = packet.position();
        packet.put((byte) ((header.version() << 4) | header.type()))
                .put((byte) header.vrid())
                .put((byte) header.priority())
                .put((byte) header.addressCount())
                .put((byte) body.authType())
                .put((byte) body.intervalSeconds())
                .putShort((short) 0);
        for (InetAddress address : advert.addresses()) {
            packet.put(address.getAddress());
        }
        packet.putLong(body.authData());
        int checksum = InternetChecksum.of(packet.slice(start, packet.position() - start));
        packet.putShort(start + CHECKSUM_OFFSET, (short) checksum);
    }
}
