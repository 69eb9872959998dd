package io.vipward.netlink.linux;

import static io.vipward.netlink.linux.Native.LIBC;
import static io.vipward.netlink.linux.Native.address;
import static io.vipward.netlink.linux.Native.result;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * System calls on processes, threads and namespaces. A result that is not negative is the call's own; a negative one is the
 * errno ({@link Errno#of}). Any thread; what acts on the calling thread only says so.
 */
public final class ProcessCalls {
    /** {@link #schedSetscheduler}: the ordinary policy. */
    public static final int SCHED_OTHER = 0;
    /** {@link #schedSetscheduler}: real-time, round robin. */
    public static final int SCHED_RR = 2;
    /** {@link #schedSetscheduler}: children start with the ordinary policy. */
    public static final int SCHED_RESET_ON_FORK = 0x4000_0000;
    /** {@link #mlockall}: pages are locked when they are first touched. */
    public static final int MCL_CURRENT_FUTURE_ONFAULT = 7;
    /** {@link #setns} and {@link #unshare}: the network namespace. */
    public static final int CLONE_NEWNET = 0x4000_0000;
    /** {@link #prctl}: name the calling thread. */
    public static final int PR_SET_NAME = 15;

    /** sizeof(cpu_set_t). */
    private static final int PROCESSOR_SET_BYTES = 128;

    private static final int PIDFD_OPEN_NUMBER = 434;
    private static final int WNOHANG = 1;

    private ProcessCalls() {}

    /** Sends a signal; a negative pid names a process group, signal 0 only asks whether it is there. */
    public static int kill(int pid, int signal) {
        return result(LIBC.kill(pid, signal));
    }

    /**
     * Collects a child's status without waiting.
     *
     * @param pid a child of ours, never -1: that would steal the JVM's own children
     * @return the raw wait status, not negative; -EAGAIN while the child runs; -ECHILD if it is none of ours
     */
    public static int waitpidNoHang(int pid) {
        if (pid <= 0) {
            throw new IllegalArgumentException("pid " + pid + " is not one process");
        }
        ByteBuffer status = Native.scratch().putInt(0, 0);
        int result;
        do {
            result = result(LIBC.waitpid(pid, address(status), WNOHANG));
        } while (result == -Errno.EINTR.code());
        if (result == 0) {
            return -Errno.EAGAIN.code();
        }
        return result < 0 ? result : status.getInt(0) & 0xffff;
    }

    /** A descriptor that becomes readable when the process ends. */
    public static int pidfdOpen(int pid) {
        try {
            return result(LIBC.pidfd_open(pid, 0));
        } catch (UnsatisfiedLinkError olderThanGlibc236) {
            return result(LIBC.syscall(PIDFD_OPEN_NUMBER, pid, 0));
        }
    }

    public static int prctl(int option, long argument) {
        return result(LIBC.prctl(option, argument, 0, 0, 0));
    }

    /** Names the calling thread as ps -L shows it: 15 bytes. */
    public static int nameThread(String name) {
        ByteBuffer string = Native.string(name);
        return result(LIBC.prctl(PR_SET_NAME, address(string), 0, 0, 0), string);
    }

    public static int mlockall(int flags) {
        return result(LIBC.mlockall(flags));
    }

    /** Sets the calling thread's scheduling policy and real-time priority. */
    public static int schedSetscheduler(int policy, int priority) {
        return schedSetscheduler(0, policy, priority);
    }

    /**
     * Sets a thread's scheduling policy and real-time priority.
     *
     * @param thread its number, as in /proc/self/task; 0 for the calling one
     */
    public static int schedSetscheduler(int thread, int policy, int priority) {
        ByteBuffer parameter = Native.scratch().putInt(0, priority);
        return result(LIBC.sched_setscheduler(thread, policy, address(parameter)));
    }

    /** Sets the calling thread's nice value, -20 to 19. */
    public static int setNice(int nice) {
        return result(LIBC.setpriority(0, 0, nice));
    }

    /**
     * Lets the calling thread run on these processors only.
     *
     * @param processors numbered from 0 to 1023; none of them stands for all that the process may use
     */
    public static int schedSetaffinity(List<Integer> processors) {
        ByteBuffer mask = Native.scratch();
        for (int i = 0; i < PROCESSOR_SET_BYTES; i++) {
            mask.put(i, (byte) (processors.isEmpty() ? -1 : 0));
        }
        for (int processor : processors) {
            // The set is an array of longs, each in host byte order; within a byte the order of bits is the same
            // everywhere.
            int word = processor / Long.SIZE * Long.BYTES;
            mask.putLong(word, mask.getLong(word) | 1L << processor % Long.SIZE);
        }
        return result(LIBC.sched_setaffinity(0, PROCESSOR_SET_BYTES, address(mask)));
    }

    /** Moves the calling thread into a namespace. Use a thread made for it and thrown away. */
    public static int setns(int fd, int type) {
        return result(LIBC.setns(fd, type));
    }

    /** Gives the calling thread a namespace of its own. Use a thread made for it and thrown away. */
    public static int unshare(int flags) {
        return result(LIBC.unshare(flags));
    }

    /** Sets the process's file mode mask; the result is the old one. */
    public static int umask(int mask) {
        return result(LIBC.umask(mask));
    }

    public static int getpid() {
        return LIBC.getpid();
    }

    public static int getuid() {
        return LIBC.getuid();
    }
}
