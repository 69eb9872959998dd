package io.vipward.netlink.loop;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.FileConstants;
import io.vipward.netlink.linux.Syscalls;
import io.vipward.netlink.linux.SystemCallException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * Signals to the process as events of a loop, through signalfd(2). They have to be blocked in every thread, which only whoever
 * starts the virtual machine can do. On the loop's thread, or before it runs.
 */
public final class SignalSource implements AutoCloseable {
    /** struct signalfd_siginfo (linux/signalfd.h). */
    private static final int INFO_BYTES = 128;

    private static final int PID_OFFSET = 12;
    private static final int MAX_PER_READ = 8;
    private static final String BLOCKED_FIELD = "SigBlk:";

    private final int fd;
    private boolean closed;
    private final Registration registration;
    private final SignalHandler handler;
    private final ByteBuffer infos =
            ByteBuffer.allocateDirect(INFO_BYTES * MAX_PER_READ).order(ByteOrder.nativeOrder());

    private SignalSource(EventLoop loop, int fd, SignalHandler handler) throws SystemCallException {
        this.fd = fd;
        this.handler = handler;
        this.registration = loop.register(fd, Events.IN, events -> read());
    }

    /** Told of a signal, on the loop's thread. */
    @FunctionalInterface
    public interface SignalHandler {
        /**
         * Handles one signal.
         *
         * @param number such as {@link io.vipward.netlink.linux.Signals#TERM}
         * @param senderPid who sent it, 0 for the kernel or another pid namespace
         */
        void onSignal(int number, int senderPid);
    }

    /** Those of the signals that some thread of this process would still take the ordinary way. */
    public static Set<Integer> unblocked(Set<Integer> signals) throws IOException {
        Set<Integer> unblocked = new TreeSet<>();
        try (var tasks = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (Path task : tasks) {
                long mask = blockedMask(task);
                signals.stream().filter(signal -> (mask & bit(signal)) == 0).forEach(unblocked::add);
            }
        }
        return unblocked;
    }

    /**
     * Reads the signals from now on.
     *
     * @throws SystemCallException no descriptor is to be had, or a signal is not blocked everywhere (signalfd, EINVAL)
     * @throws IOException the threads' masks cannot be read
     */
    public static SignalSource open(EventLoop loop, Set<Integer> signals, SignalHandler handler) throws IOException {
        Set<Integer> unblocked = unblocked(signals);
        if (!unblocked.isEmpty()) {
            throw new SystemCallException("signalfd", "signals " + unblocked + " that are not blocked", Errno.EINVAL);
        }
        long mask = signals.stream().mapToLong(SignalSource::bit).reduce(0, (a, b) -> a | b);
        int flags = FileConstants.O_NONBLOCK | FileConstants.O_CLOEXEC;
        int fd = SystemCallException.check(Syscalls.signalfd(mask, flags), "signalfd", "signals " + signals);
        try {
            return new SignalSource(loop, fd, handler);
        } catch (SystemCallException e) {
            Syscalls.close(fd);
            throw e;
        }
    }

    private void read() {
        int bytes = Syscalls.read(fd, infos.clear());
        for (int offset = 0; offset + INFO_BYTES <= bytes && !closed; offset += INFO_BYTES) {
            handler.onSignal(infos.getInt(offset), infos.getInt(offset + PID_OFFSET));
        }
    }

    /** A thread that has just ended blocks everything, for what it matters. */
    private static long blockedMask(Path task) throws IOException {
        try {
            for (String line : Files.readAllLines(task.resolve("status"))) {
                if (line.startsWith(BLOCKED_FIELD)) {
                    return Long.parseUnsignedLong(
                            line.substring(BLOCKED_FIELD.length()).strip(), 16);
                }
            }
            return -1L;
        } catch (IOException e) {
            if (!Files.exists(task)) {
                return -1L;
            }
            throw e;
        }
    }

    private static long bit(int signal) {
        return 1L << (signal - 1);
    }

    /** Stops reading. Again: nothing happens. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            registration.close();
            Syscalls.close(fd);
        }
    }
}
