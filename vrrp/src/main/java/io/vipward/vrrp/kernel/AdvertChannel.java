package io.vipward.vrrp.kernel;

import io.vipward.vrrp.wire.Advert;
import java.nio.ByteBuffer;

/** Sends and receives adverts at one place. */
public interface AdvertChannel extends AutoCloseable {
    /**
     * Sends an advert to its destination.
     *
     * @param advert what is sent, with the addresses that the kernel has to know
     * @param packet over IPv4 the whole packet, over IPv6 the payload, whose checksum is the kernel's work
     * @return 0 or more, or the negative errno
     */
    int send(Advert advert, ByteBuffer packet);

    /** Handles what has been received but not been read yet. */
    void drain();

    @Override
    void close();
}
