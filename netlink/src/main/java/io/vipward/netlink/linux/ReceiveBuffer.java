package io.vipward.netlink.linux;

/**
 * How large a socket's receive buffer shall be. Immutable, any thread.
 *
 * @param bytes at least 1; the kernel doubles it for what it needs itself
 * @param force beyond net.core.rmem_max, if we may
 */
public record ReceiveBuffer(int bytes, boolean force) {
    public ReceiveBuffer {
        if (bytes < 1) {
            throw new IllegalArgumentException("a buffer of " + bytes + " bytes");
        }
    }
}
