package io.vipward.netlink.linux;

import java.nio.ByteBuffer;

/** An eventfd by which any thread wakes the one that watches it. {@link #wake} from any thread, the rest from one. */
public final class WakeDescriptor implements AutoCloseable {
    private static final int CLOEXEC_NONBLOCK = 0x80800;

    private final int fd;
    private final ByteBuffer one = Native.buffer(Long.BYTES).putLong(0, 1);
    private final ByteBuffer count = Native.buffer(Long.BYTES);

    private WakeDescriptor(int fd) {
        this.fd = fd;
    }

    /** A new descriptor, not readable. */
    public static WakeDescriptor open() throws SystemCallException {
        return new WakeDescriptor(
                SystemCallException.check(Syscalls.eventfd(0, CLOEXEC_NONBLOCK), "eventfd", "event loop"));
    }

    /** The descriptor to watch. */
    public int fd() {
        return fd;
    }

    /** Makes it readable. EAGAIN would mean that it has been woken 2^64 times, and is as good. */
    public void wake() {
        Syscalls.write(fd, one, Long.BYTES);
    }

    /** Makes it unreadable again. */
    public void clear() {
        Syscalls.read(fd, count);
    }

    @Override
    public void close() {
        Syscalls.close(fd);
    }
}
