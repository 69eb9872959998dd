package io.vipward.netlink.linux;

import static io.vipward.netlink.linux.SystemCallException.check;

import java.nio.ByteBuffer;

/**
 * Sends datagrams to a local socket such as /dev/log without ever waiting. The receiver is looked up for each, so it may
 * restart. For one thread.
 */
public final class UnixDatagram implements AutoCloseable {
    /** The longest datagram. */
    public static final int MAX_BYTES = 8_192;

    private final int fd;
    private final ByteBuffer data = Native.buffer(MAX_BYTES);
    private final ByteBuffer address = SocketAddresses.buffer();
    private final int addressBytes;
    private boolean closed;

    private UnixDatagram(int fd, int addressBytes, ByteBuffer address) {
        this.fd = fd;
        this.addressBytes = addressBytes;
        this.address.put(address).clear();
    }

    /**
     * Opens a sender; the receiver need not be there yet.
     *
     * @param path of the receiver's socket, at most 107 bytes
     * @throws SystemCallException if the kernel refuses
     */
    public static UnixDatagram open(String path) throws SystemCallException {
        ByteBuffer address = SocketAddresses.buffer();
        int addressBytes = SocketAddresses.unix(address, path);
        int type = SocketConstants.SOCK_DGRAM | SocketConstants.SOCK_CLOEXEC | SocketConstants.SOCK_NONBLOCK;
        int fd = check(Syscalls.socket(SocketConstants.AF_UNIX, type, 0), "socket", path);
        return new UnixDatagram(fd, addressBytes, address);
    }

    /**
     * Sends one datagram, or not.
     *
     * @param bytes how many of {@code message} count
     * @return the number of bytes sent, or the negative errno: EAGAIN when the receiver's queue is full, ENOENT or
     *     ECONNREFUSED when there is no receiver, EMSGSIZE beyond {@value #MAX_BYTES} bytes
     */
    public int send(byte[] message, int bytes) {
        if (bytes > MAX_BYTES) {
            return -Errno.EMSGSIZE.code();
        }
        data.put(0, message, 0, bytes);
        return Syscalls.sendto(fd, data, bytes, SocketConstants.MSG_NOSIGNAL, address, addressBytes);
    }

    /** Closes the socket. Again: nothing happens. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            Syscalls.close(fd);
        }
    }
}
