package io.vipward.netlink.linux;

import static io.vipward.netlink.linux.Native.LIBC;
import static io.vipward.netlink.linux.Native.result;

import java.nio.ByteBuffer;

/**
 * A timerfd on the monotonic clock: readable from its deadline on until it is set again (struct itimerspec: 0 interval, 16
 * value). For one thread.
 */
public final class TimerDescriptor implements AutoCloseable {
    private static final int CLOCK_MONOTONIC = 1;
    private static final int CLOEXEC_NONBLOCK = 0x80800;
    private static final int ABSOLUTE = 1;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final int fd;
    private final ByteBuffer specification = Native.buffer(32);
    private final long specificationAddress = Native.address(specification);

    /** Where {@link System#nanoTime} stands on CLOCK_MONOTONIC: 0 on the JVMs known, but nothing promises it. */
    private final long nanoTimeOffset;

    private TimerDescriptor(int fd, long nanoTimeOffset) {
        this.fd = fd;
        this.nanoTimeOffset = nanoTimeOffset;
    }

    /** A new timer, not set. */
    public static TimerDescriptor open() throws SystemCallException {
        int fd = SystemCallException.check(
                result(LIBC.timerfd_create(CLOCK_MONOTONIC, CLOEXEC_NONBLOCK)), "timerfd_create", "event loop");
        long before = System.nanoTime();
        long monotonic = Syscalls.clockMonotonic();
        long after = System.nanoTime();
        boolean same = before <= monotonic && monotonic <= after;
        return new TimerDescriptor(fd, same ? 0 : monotonic - after);
    }

    /** The descriptor to watch. */
    public int fd() {
        return fd;
    }

    /**
     * Sets the timer, and makes it unreadable until then.
     *
     * @param deadlineNanos on the clock of {@link System#nanoTime}; one in the past is due at once
     */
    public void arm(long deadlineNanos) {
        long monotonic = Math.max(1, deadlineNanos + nanoTimeOffset);
        set(monotonic / NANOS_PER_SECOND, monotonic % NANOS_PER_SECOND);
    }

    /** Unsets the timer, and makes it unreadable. */
    public void disarm() {
        set(0, 0);
    }

    @Override
    public void close() {
        Syscalls.close(fd);
    }

    private void set(long seconds, long nanos) {
        specification.putLong(16, seconds).putLong(24, nanos);
        int result = result(LIBC.timerfd_settime(fd, ABSOLUTE, specificationAddress, 0));
        if (result < 0) {
            throw new IllegalStateException("timerfd_settime: " + Errno.of(result));
        }
    }
}
