package io.vipward.vrrp.wire;

import java.net.InetAddress;

/**
 * The network layer around an advert.
 *
 * @param ttl 0..255
 * @param identification 16 bits; 0 only in received packets
 * @param totalLength what the IP header says, header included, in bytes; not used for sending
 * @param receivedBytes what was received, IP header included; not used for sending
 */
public record PacketEnvelope(
        InetAddress source, InetAddress destination, int ttl, int identification, int totalLength, int receivedBytes) {
    /** What VRRP requires of multicast adverts, so that a router cannot have forwarded them. */
    public static final int TTL = 255;

    /** An envelope for sending to the group; the lengths follow from the advert. */
    public static PacketEnvelope outgoing(InetAddress source, InetAddress destination, int identification) {
        return new PacketEnvelope(source, destination, TTL, identification, 0, 0);
    }
}
