package io.vipward.vrrp.simulation;

import io.vipward.vrrp.core.AdvertPlace;
import io.vipward.vrrp.wire.Advert;
import io.vipward.vrrp.wire.AdvertDecoder;
import io.vipward.vrrp.wire.Decoded;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * A packet under way.
 *
 * @param hopLimit of IPv6, which is not in the payload
 * @param authenticationHeader whether it is of IP protocol 51, which other sockets hear than protocol 112
 * @param bytes over IPv4 the whole packet, over IPv6 the payload; not to be changed
 */
record Datagram(
        InetAddress source, InetAddress destination, int hopLimit, boolean authenticationHeader, ByteBuffer bytes) {
    /** What the kernel puts into IPv6 packets for which nobody has chosen a hop limit. */
    private static final int USUAL_HOP_LIMIT = 64;

    static Datagram of(Advert advert, byte[] bytes) {
        int ttl = advert.envelope().ttl();
        return new Datagram(
                advert.source(),
                advert.envelope().destination(),
                ttl < 0 ? USUAL_HOP_LIMIT : ttl,
                advert.protection().ah() != null,
                ByteBuffer.wrap(bytes).asReadOnlyBuffer());
    }

    Decoded decode() {
        return source instanceof Inet4Address
                ? AdvertDecoder.decode(bytes)
                : AdvertDecoder.decodeIpv6(bytes, source, destination, hopLimit);
    }

    /** Whether a socket there hears it. */
    boolean isFor(AdvertPlace place) {
        return place.address().equals(destination) && place.authenticationHeader() == authenticationHeader;
    }

    boolean multicast() {
        return destination.isMulticastAddress();
    }
}
