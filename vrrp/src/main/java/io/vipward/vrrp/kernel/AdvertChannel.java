package io.vipward.vrrp.kernel;

import java.nio.ByteBuffer;

/** Sends and receives adverts on one interface, in one multicast group. */
public interface AdvertChannel extends AutoCloseable {
    /**
     * Sends a whole IP packet to the group.
     *
     * @return 0 or more, or the negative errno
     */
    int send(ByteBuffer packet);

    /** Handles what has been received but not been read yet. */
    void drain();

    @Override
    void close();
}
