package io.vipward.vrrp.wire;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * The checksum in a message, and what it may cover beside the message: nothing (RFC 3768, RFC 9568), or a pseudo header with
 * the packet's destination, or with the group although the packet went to one machine. An IPv6 message is always right: the
 * kernel has verified it.
 */
public final class AdvertChecksum {
    private AdvertChecksum() {}

    /** Whether the checksum of a received advert is that of the message alone. */
    public static boolean holdsPlain(Advert advert) {
        return !advert.overIpv4() || advert.protection().messageSum() == InternetChecksum.ALL_ONES;
    }

    /**
     * Whether the checksum of a received advert is that of the message and a pseudo header.
     *
     * @param destination an IPv4 address if the advert came over IPv4
     */
    public static boolean holdsWithPseudoHeader(Advert advert, InetAddress destination) {
        if (!advert.overIpv4()) {
            return true;
        }
        int messageBytes = Message.bytes(advert);
        int pseudoHeader = pseudoHeaderSum(advert.source(), destination, messageBytes);
        return InternetChecksum.add(advert.protection().messageSum(), pseudoHeader) == InternetChecksum.ALL_ONES;
    }

    /**
     * The sum of what RFC 5798, section 5.2.8, adds to the message.
     *
     * <pre>
     * IPv4: source, destination, 0, protocol, 16 bits of length (RFC 793)
     * IPv6: source, destination, 32 bits of length, three bytes 0, next header (RFC 8200, section 8.1)
     * </pre>
     */
    static int pseudoHeaderSum(InetAddress source, InetAddress destination, int upperBytes) {
        ByteBuffer header = ByteBuffer.allocate(40);
        header.put(source.getAddress()).put(destination.getAddress());
        if (source instanceof Inet4Address) {
            header.putShort((short) Ipv4.PROTOCOL_VRRP).putShort((short) upperBytes);
        } else {
            header.putInt(upperBytes).putInt(Ipv4.PROTOCOL_VRRP);
        }
        return InternetChecksum.sum(header.flip());
    }
}
