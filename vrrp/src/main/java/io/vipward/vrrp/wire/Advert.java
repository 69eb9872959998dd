package io.vipward.vrrp.wire;

import java.net.InetAddress;
import java.util.List;

/**
 * A VRRP message, received or to be sent.
 *
 * @param addresses as many as the header counts
 * @param checksumValid of a received message; true for one to be sent
 */
public record Advert(
        PacketEnvelope envelope,
        AdvertHeader header,
        AdvertBody body,
        List<InetAddress> addresses,
        boolean checksumValid)
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
}
