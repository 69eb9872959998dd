package io.vipward.netlink.linux;

import static io.vipward.netlink.linux.Native.LIBC;
import static io.vipward.netlink.linux.Native.address;
import static io.vipward.netlink.linux.Native.result;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/**
 * System calls on descriptors and sockets, by their names in the C library. A result that is not negative is the call's own;
 * a negative one is the errno ({@link Errno#of}), so nothing here throws for an operating failure. Buffers are direct, counts
 * are from their first byte unless the call says otherwise, structs in them are in host byte order. EINTR is retried where the
 * call allows it. Any thread; a descriptor is closed once and by one thread.
 */
public final class Syscalls {
    private static final int EINTR = -Errno.EINTR.code();

    private Syscalls() {}

    /** A new descriptor. */
    public static int socket(int family, int type, int protocol) {
        return result(LIBC.socket(family, type, protocol));
    }

    /** Binds to the socket address in the buffer's first bytes. */
    public static int bind(int fd, ByteBuffer socketAddress, int length) {
        return result(LIBC.bind(fd, address(socketAddress), length), socketAddress);
    }

    /** Connects; -EINPROGRESS on a non-blocking socket. Not retried on EINTR: the connecting goes on. */
    public static int connect(int fd, ByteBuffer socketAddress, int length) {
        return result(LIBC.connect(fd, address(socketAddress), length), socketAddress);
    }

    public static int listen(int fd, int backlog) {
        return result(LIBC.listen(fd, backlog));
    }

    /** The next connection's descriptor. The peer's address is not asked for. */
    public static int accept4(int fd, int flags) {
        int result;
        do {
            result = result(LIBC.accept4(fd, 0, 0, flags));
        } while (result == EINTR);
        return result;
    }

    /** Writes the socket's own address into the buffer; the result is its length. */
    public static int getsockname(int fd, ByteBuffer socketAddress) {
        ByteBuffer length = Native.scratch().putInt(0, socketAddress.capacity());
        int result = result(LIBC.getsockname(fd, address(socketAddress), address(length)), socketAddress);
        return result < 0 ? result : length.getInt(0);
    }

    /** Sets an option whose value is an int. */
    public static int setsockopt(int fd, int level, int option, int value) {
        ByteBuffer scratch = Native.scratch().putInt(0, value);
        return result(LIBC.setsockopt(fd, level, option, address(scratch), Integer.BYTES));
    }

    /** Sets an option whose value is the buffer's first bytes. */
    public static int setsockopt(int fd, int level, int option, ByteBuffer value, int length) {
        return result(LIBC.setsockopt(fd, level, option, address(value), length), value);
    }

    /** The value of an option that is a non-negative int, such as SO_ERROR. */
    public static int getsockopt(int fd, int level, int option) {
        ByteBuffer scratch = Native.scratch().putInt(0, 0).putInt(8, Integer.BYTES);
        long address = address(scratch);
        int result = result(LIBC.getsockopt(fd, level, option, address, address + 8));
        return result < 0 ? result : scratch.getInt(0);
    }

    /** Writes an option's value into the buffer; the result is its length. */
    public static int getsockopt(int fd, int level, int option, ByteBuffer value) {
        ByteBuffer length = Native.scratch().putInt(0, value.capacity());
        int result = result(LIBC.getsockopt(fd, level, option, address(value), address(length)), value);
        return result < 0 ? result : length.getInt(0);
    }

    /**
     * Sends the buffer's first bytes.
     *
     * @param socketAddress where to, with {@code addressLength} bytes from its first
     * @return the number of bytes sent
     */
    public static int sendto(
            int fd, ByteBuffer data, int bytes, int flags, ByteBuffer socketAddress, int addressLength) {
        int result;
        try {
            do {
                result = result(
                        LIBC.sendto(fd, address(data), bytes, flags, address(socketAddress), addressLength, 0), data);
            } while (result == EINTR);
        } finally {
            Reference.reachabilityFence(socketAddress);
        }
        return result;
    }

    /** Sends what {@link SocketMessage#prepareToSend} chose; the result is the number of bytes sent. */
    public static int sendmsg(int fd, SocketMessage message, int flags) {
        int result;
        do {
            result = result(LIBC.sendmsg(fd, message.address(), flags), message);
        } while (result == EINTR);
        return result;
    }

    /** Receives into the buffer from its first byte; the result is the number of bytes. */
    public static int recv(int fd, ByteBuffer data, int flags) {
        int result;
        do {
            result = result(LIBC.recv(fd, address(data), data.capacity(), flags), data);
        } while (result == EINTR);
        return result;
    }

    /** Receives one datagram with its sender, flags and control messages; the result is the number of bytes. */
    public static int recvmsg(int fd, SocketMessage message, int flags) {
        int result;
        do {
            message.prepareToReceive();
            result = result(LIBC.recvmsg(fd, message.address(), flags), message);
        } while (result == EINTR);
        return result;
    }

    /** Closes a descriptor. On Linux it is closed whatever the result; never call it again. */
    public static int close(int fd) {
        return result(LIBC.close(fd));
    }

    public static int fcntl(int fd, int command, long argument) {
        return result(LIBC.fcntl(fd, command, argument));
    }

    /** Takes or leaves a lock on an open file; with LOCK_NB -EAGAIN when another has it. */
    public static int flock(int fd, int operation) {
        int result;
        do {
            result = result(LIBC.flock(fd, operation));
        } while (result == EINTR);
        return result;
    }

    /**
     * A pipe.
     *
     * @param ends receives the descriptor to read from at index 0, the one to write to at index 1
     */
    public static int pipe2(int[] ends, int flags) {
        ByteBuffer scratch = Native.scratch();
        int result = result(LIBC.pipe2(address(scratch), flags));
        if (result >= 0) {
            ends[0] = scratch.getInt(0);
            ends[1] = scratch.getInt(4);
        }
        return result;
    }

    /** A new descriptor; {@code mode} counts with O_CREAT only. */
    public static int open(String path, int flags, int mode) {
        ByteBuffer string = Native.string(path);
        int result;
        do {
            result = result(LIBC.open(address(string), flags, mode), string);
        } while (result == EINTR);
        return result;
    }

    /** A new FIFO; the process's mask takes from the mode. -EEXIST if there is anything of that name. */
    public static int mkfifo(String path, int mode) {
        ByteBuffer string = Native.string(path);
        return result(LIBC.mkfifo(address(string), mode), string);
    }

    /** Reads into the buffer from its first byte; the result is the number of bytes, 0 at the end. */
    public static int read(int fd, ByteBuffer data) {
        int result;
        do {
            result = result(LIBC.read(fd, address(data), data.capacity()), data);
        } while (result == EINTR);
        return result;
    }

    /** Writes the buffer's first bytes; the result is how many were taken. */
    public static int write(int fd, ByteBuffer data, int bytes) {
        int result;
        do {
            result = result(LIBC.write(fd, address(data), bytes), data);
        } while (result == EINTR);
        return result;
    }

    public static int eventfd(int initial, int flags) {
        return result(LIBC.eventfd(initial, flags));
    }

    /**
     * A descriptor that reads signals.
     *
     * @param signals bit n-1 stands for signal n
     */
    public static int signalfd(long signals, int flags) {
        ByteBuffer mask = Native.scratch().putLong(0, signals);
        for (int i = Long.BYTES; i < mask.capacity(); i += Long.BYTES) {
            mask.putLong(i, 0);
        }
        return result(LIBC.signalfd(-1, address(mask), flags));
    }

    /** A descriptor that reads what happens to files. */
    public static int inotifyInit(int flags) {
        return result(LIBC.inotify_init1(flags));
    }

    /** Watches a file or folder; the result is the number of the watch, the same again for one that is watched already. */
    public static int inotifyAddWatch(int fd, String path, int mask) {
        ByteBuffer string = Native.string(path);
        return result(LIBC.inotify_add_watch(fd, address(string), mask), string);
    }

    public static int inotifyRemoveWatch(int fd, int watch) {
        return result(LIBC.inotify_rm_watch(fd, watch));
    }

    /** The index of an interface in the calling thread's network namespace, or -ENODEV. */
    public static int ifNameToIndex(String name) {
        ByteBuffer string = Native.string(name);
        int index = LIBC.if_nametoindex(address(string));
        return result(index > 0 ? index : -1, string);
    }

    /** CLOCK_MONOTONIC in nanoseconds. */
    public static long clockMonotonic() {
        ByteBuffer timespec = Native.scratch();
        LIBC.clock_gettime(1, address(timespec));
        return timespec.getLong(0) * 1_000_000_000L + timespec.getLong(8);
    }
}
