package io.vipward.vrrp.wire;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * A VRRP message, received or to be sent.
 *
 * @param addresses as many as the header counts, of the same family as the envelope's
 */
public record Advert(
        PacketEnvelope envelope,
        AdvertHeader header,
        AdvertBody body,
        List<InetAddress> addresses,
        Protection protection)
        implements Decoded {
    public Advert {
        addresses = List.copyOf(addresses);
        if (addresses.size() != header.addressCount()) {
            throw new IllegalArgumentException(
                    header.addressCount() + " addresses counted, " + addresses.size() + " given");
        }
    }

    public InetAddress source() {
        return envelope.source();
    }

    public int priority() {
        return header.priority();
    }

    /** Whether it travels over IPv4, else over IPv6. */
    public boolean overIpv4() {
        return envelope.source() instanceof Inet4Address;
    }

    /** A copy for another peer. */
    public Advert to(InetAddress destination) {
        return new Advert(envelope.to(destination), header, body, addresses, protection);
    }

    /** The same message with other things around it. */
    public Advert with(Protection other) {
        return new Advert(envelope, header, body, addresses, other);
    }
}
