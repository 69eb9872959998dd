package io.vipward.netlink.linux;

import static io.vipward.netlink.linux.Native.LIBC;
import static io.vipward.netlink.linux.Native.result;

import java.nio.ByteBuffer;

/**
 * An epoll set with the native memory for its events, laid out once. struct epoll_event is packed on x86-64 only (12 bytes,
 * data at 4; elsewhere 16 bytes, data at 8: linux/eventpoll.h). For one thread.
 */
public final class Epoll implements AutoCloseable {
    private static final boolean PACKED = switch (System.getProperty("os.arch", "")) {
        case "amd64", "x86_64" -> true;
        default -> false;
    };
    private static final int EVENT_BYTES = PACKED ? 12 : 16;
    private static final int DATA_OFFSET = PACKED ? 4 : 8;
    private static final int CLOEXEC = 0x80000;
    private static final int ADD = 1;
    private static final int DELETE = 2;
    private static final int MODIFY = 3;

    private final int fd;
    private final int capacity;
    private final ByteBuffer events;
    private final ByteBuffer change = Native.buffer(EVENT_BYTES);
    private final long eventsAddress;
    private final long changeAddress = Native.address(change);

    private Epoll(int fd, int capacity) {
        this.fd = fd;
        this.capacity = capacity;
        this.events = Native.buffer(capacity * EVENT_BYTES);
        this.eventsAddress = Native.address(events);
    }

    /**
     * A new, empty set.
     *
     * @param capacity how many events one wait reports at most
     */
    public static Epoll open(int capacity) throws SystemCallException {
        int fd = SystemCallException.check(result(LIBC.epoll_create1(CLOEXEC)), "epoll_create1", "event loop");
        return new Epoll(fd, capacity);
    }

    /** Watches a descriptor for events; {@code data} comes back with each. 0, or the negative errno. */
    public int add(int descriptor, int interest, long data) {
        return control(ADD, descriptor, interest, data);
    }

    /** Changes what a descriptor is watched for. 0, or the negative errno. */
    public int modify(int descriptor, int interest, long data) {
        return control(MODIFY, descriptor, interest, data);
    }

    /** Stops watching. 0, or the negative errno. */
    public int remove(int descriptor) {
        return control(DELETE, descriptor, 0, 0);
    }

    /**
     * Waits for events.
     *
     * @param milliseconds how long at most; 0 not at all, -1 for ever
     * @return how many there are, or the negative errno; EINTR is retried with the whole time
     */
    public int await(int milliseconds) {
        int result;
        do {
            result = result(LIBC.epoll_wait(fd, eventsAddress, capacity, milliseconds));
        } while (result == -Errno.EINTR.code());
        return result;
    }

    /** What happened to the descriptor of the event with this index, below the last result of {@link #await}. */
    public int events(int index) {
        return events.getInt(index * EVENT_BYTES);
    }

    /** The data given with the descriptor of the event with this index. */
    public long data(int index) {
        return events.getLong(index * EVENT_BYTES + DATA_OFFSET);
    }

    @Override
    public void close() {
        Syscalls.close(fd);
    }

    private int control(int operation, int descriptor, int interest, long data) {
        change.putInt(0, interest).putLong(DATA_OFFSET, data);
        return result(LIBC.epoll_ctl(fd, operation, descriptor, changeAddress));
    }
}
