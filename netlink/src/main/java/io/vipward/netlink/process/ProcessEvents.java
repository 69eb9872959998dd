package io.vipward.netlink.process;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.FileConstants;
import io.vipward.netlink.linux.ReceiveBuffer;
import io.vipward.netlink.linux.SocketConstants;
import io.vipward.netlink.linux.SocketOptions;
import io.vipward.netlink.linux.Syscalls;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Events;
import io.vipward.netlink.loop.Registration;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Processes of this machine that start, change what they run, and end, as the kernel's process event connector tells
 * (linux/cn_proc.h). It tells nothing outside the first network and process namespaces: whoever does not hear
 * {@link Listener#confirmed} soon has to look by itself. On the loop's thread.
 */
public final class ProcessEvents implements ProcessFeed {
    private static final int NETLINK_CONNECTOR = 11;
    private static final int CN_IDX_PROC = 1;
    private static final int MULTICAST_LISTEN = 1;

    /** struct nlmsghdr and struct cn_msg, behind which is the event. */
    private static final int HEADERS_BYTES = 16 + 20;

    private static final int REQUEST_BYTES = HEADERS_BYTES + 4;
    private static final int ADDRESS_BYTES = 12;
    private static final int BUFFER_BYTES = 4_096;
    private static final int PER_TURN = 64;

    /** struct proc_event: what, cpu, timestamp, and then what belongs to the event. */
    private static final int DATA = HEADERS_BYTES + 16;

    private static final int NONE = 0;
    private static final int FORK = 1;
    private static final int EXEC = 2;
    private static final int NAME = 0x200;
    private static final int EXIT = 0x8000_0000;

    private final int fd;
    private final Listener listener;
    private final Registration registration;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.nativeOrder());
    private boolean closed;

    private ProcessEvents(EventLoop loop, int fd, Listener listener) throws SystemCallException {
        this.fd = fd;
        this.listener = listener;
        this.registration = loop.register(fd, Events.IN, ready -> read());
    }

    /** Told of whole processes; threads do not count. On the loop's thread. */
    public interface Listener {
        /** The kernel will tell. */
        void confirmed();

        /** A process was started as a copy of another. */
        void forked(int pid);

        /** A process runs another program, or has another name. */
        void renamed(int pid);

        /** A process has ended. */
        void exited(int pid);

        /** Events were lost. */
        void overflown();
    }

    /**
     * Asks for events.
     *
     * @throws SystemCallException this kernel, or this namespace, has none
     */
    public static ProcessEvents open(EventLoop loop, Listener listener) throws SystemCallException {
        int type = SocketConstants.SOCK_DGRAM | FileConstants.O_NONBLOCK | FileConstants.O_CLOEXEC;
        int fd = SystemCallException.check(
                Syscalls.socket(SocketConstants.AF_NETLINK, type, NETLINK_CONNECTOR), "socket", "process events");
        try {
            ByteBuffer address = ByteBuffer.allocateDirect(ADDRESS_BYTES).order(ByteOrder.nativeOrder());
            address.putShort(0, (short) SocketConstants.AF_NETLINK).putInt(8, CN_IDX_PROC);
            SystemCallException.check(Syscalls.bind(fd, address, ADDRESS_BYTES), "bind", "process events");
            ByteBuffer kernel = ByteBuffer.allocateDirect(ADDRESS_BYTES).order(ByteOrder.nativeOrder());
            kernel.putShort(0, (short) SocketConstants.AF_NETLINK);
            SystemCallException.check(
                    Syscalls.sendto(fd, request(), REQUEST_BYTES, 0, kernel, ADDRESS_BYTES),
                    "sendto",
                    "process events");
            return new ProcessEvents(loop, fd, listener);
        } catch (SystemCallException e) {
            Syscalls.close(fd);
            throw e;
        }
    }

    private static ByteBuffer request() {
        ByteBuffer request = ByteBuffer.allocateDirect(REQUEST_BYTES).order(ByteOrder.nativeOrder());
        request.putInt(REQUEST_BYTES);
        // NLMSG_DONE; no flags, sequence number and sender.
        request.putShort((short) 3).putShort((short) 0).putInt(0).putInt(0);
        request.putInt(CN_IDX_PROC)
                .putInt(1)
                .putInt(0)
                .putInt(0)
                .putShort((short) 4)
                .putShort((short) 0);
        return request.putInt(MULTICAST_LISTEN);
    }

    @Override
    public void room(ReceiveBuffer buffer) {
        SocketOptions.receiveBuffer(fd, buffer);
    }

    private void read() {
        for (int i = 0; i < PER_TURN && !closed; i++) {
            int bytes = Syscalls.recv(fd, buffer.clear(), 0);
            if (bytes == -Errno.ENOBUFS.code()) {
                listener.overflown();
            } else if (bytes < 0) {
                return;
            } else if (bytes >= DATA) {
                tell(bytes);
            }
        }
    }

    private void tell(int bytes) {
        boolean ours = buffer.getInt(16) == CN_IDX_PROC;
        int what = buffer.getInt(HEADERS_BYTES);
        if (!ours) {
            return;
        }
        if (what == NONE) {
            listener.confirmed();
        } else if (what == FORK && bytes >= DATA + 16) {
            if (isProcess(DATA + 8)) {
                listener.forked(buffer.getInt(DATA + 12));
            }
        } else if (bytes >= DATA + 8 && isProcess(DATA)) {
            int pid = buffer.getInt(DATA + 4);
            if (what == EXEC || what == NAME) {
                listener.renamed(pid);
            } else if (what == EXIT) {
                listener.exited(pid);
            }
        }
    }

    /** The thread that a process began with has the process's number. */
    private boolean isProcess(int offset) {
        return buffer.getInt(offset) == buffer.getInt(offset + 4);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            registration.close();
            Syscalls.close(fd);
        }
    }
}
