package io.vipward.vrrp.wire;

import java.net.InetAddress;

/**
 * The network layer around an advert.
 *
 * @param ttl 0..255, of IPv6 the hop limit; {@link #UNKNOWN} if the kernel did not tell it or is to choose it
 * @param identification 16 bits; 0 only in received packets and over IPv6
 * @param totalLength what the IPv4 header says, header included, in bytes; of IPv6 {@code receivedBytes}; not used for
 *     sending
 * @param receivedBytes what was received: the whole IPv4 packet, or the payload of the IPv6 packet; not used for sending
 */
public record PacketEnvelope(
        InetAddress source, InetAddress destination, int ttl, int identification, int totalLength, int receivedBytes) {
    /** What VRRP requires of multicast adverts, so that a router cannot have forwarded them. */
    public static final int TTL = 255;

    /** No hop limit is known. */
    public static final int UNKNOWN = -1;

    /** An envelope for sending to the group; the lengths follow from the advert. */
    public static PacketEnvelope outgoing(InetAddress source, InetAddress destination, int identification) {
        return outgoing(source, destination, identification, TTL);
    }

    /** An envelope for sending; the lengths follow from the advert. */
    public static PacketEnvelope outgoing(InetAddress source, InetAddress destination, int identification, int ttl) {
        return new PacketEnvelope(source, destination, ttl, identification, 0, 0);
    }

    /** Whether it goes to one machine rather than to a group. */
    public boolean unicast() {
        return !destination.isMulticastAddress();
    }

    PacketEnvelope to(InetAddress other) {
        return new PacketEnvelope(source, other, ttl, identification, totalLength, receivedBytes);
    }
}
