package io.vipward.netlink.inet;

import io.vipward.netlink.linux.Errno;
import java.nio.ByteBuffer;

/** Hears what a peer sends. After the end or an error nothing more comes. On the loop's thread. */
public interface StreamHandler {
    /**
     * Some bytes have come.
     *
     * @param bytes at least one; valid during the call only
     */
    void onBytes(ByteBuffer bytes);

    /** The peer has ended its side. */
    void onEnd();

    /**
     * The connection is broken.
     *
     * @param writing whether it broke while our bytes were sent
     */
    void onError(Errno errno, boolean writing);
}
