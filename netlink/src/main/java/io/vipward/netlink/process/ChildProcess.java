package io.vipward.netlink.process;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.FileConstants;
import io.vipward.netlink.linux.ProcessCalls;
import io.vipward.netlink.linux.Signals;
import io.vipward.netlink.linux.Spawn;
import io.vipward.netlink.linux.Syscalls;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Events;
import io.vipward.netlink.loop.Registration;
import io.vipward.netlink.loop.Timer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A program that was started, in a process group of its own, watched through a pidfd. It is ended as a group when its time
 * is over: SIGTERM, then SIGKILL, repeated while the kernel cannot end it. On the thread of its loop.
 */
public final class ChildProcess {
    /** From {@link #terminate} to SIGKILL. */
    public static final long TERMINATE_KILL_AFTER_NANOS = 1_000_000_000L;

    private static final long KILL_AGAIN_NANOS = 10_000_000_000L;
    private static final long COLLECT_AGAIN_NANOS = 10_000_000L;
    private static final int LOST_STATUS = 255;

    /** A process that we have signalled ends for the reason that we signalled it. */
    private enum Ending {
        BY_ITSELF,
        TIMED_OUT,
        TERMINATED
    }

    private final EventLoop loop;
    private final int pid;
    private final int pidfd;
    private final Registration registration;
    private final Timer timer;
    private final TimeLimit limit;
    private final Consumer<ProcessResult> whenEnded;
    private final long startedNanos;
    private Ending ending = Ending.BY_ITSELF;
    private boolean ended;

    /** What came of starting. */
    public sealed interface Started {}

    /** It runs; the result comes later. */
    public record Running(ChildProcess process) implements Started {}

    /** It does not run, and no result will come: ENOEXEC for a text without {@code #!}, ENOENT, EACCES, EAGAIN. */
    public record Failed(Errno errno) implements Started {}

    private ChildProcess(EventLoop loop, int pid, int pidfd, TimeLimit limit, Consumer<ProcessResult> whenEnded)
            throws SystemCallException {
        this.loop = loop;
        this.pid = pid;
        this.pidfd = pidfd;
        this.limit = limit;
        this.whenEnded = whenEnded;
        this.startedNanos = loop.now();
        this.registration = loop.register(pidfd, Events.IN, events -> collect());
        this.timer = loop.limit("time limit of process " + pid, now -> escalate());
        timer.armAt(startedNanos + limit.timeoutNanos());
    }

    /**
     * Starts a program.
     *
     * @param whenEnded is told once, on the loop's thread, never before this method has returned
     */
    public static Started start(EventLoop loop, Command command, TimeLimit limit, Consumer<ProcessResult> whenEnded) {
        Command spawned = command.asSpawned();
        int pid = spawn(spawned);
        if (pid < 0) {
            return new Failed(Errno.of(pid));
        }
        int pidfd = ProcessCalls.pidfdOpen(pid);
        if (pidfd < 0) {
            return abandon(loop, pid, Errno.of(pidfd));
        }
        try {
            return new Running(new ChildProcess(loop, pid, pidfd, limit, whenEnded));
        } catch (SystemCallException e) {
            Syscalls.close(pidfd);
            return abandon(loop, pid, e.errno());
        }
    }

    private static int spawn(Command command) {
        String input = command.input();
        if (input == null) {
            return Spawn.start(command.executable(), command.arguments(), command.environment());
        }
        int[] ends = new int[2];
        int result = Syscalls.pipe2(ends, FileConstants.O_CLOEXEC);
        if (result < 0) {
            return result;
        }
        // All of it fits into the pipe, so nobody waits, whether the program reads or not.
        byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
        ByteBuffer data = ByteBuffer.allocateDirect(bytes.length).put(bytes);
        int written = Syscalls.write(ends[1], data, bytes.length);
        int pid = written < 0
                ? written
                : Spawn.start(command.executable(), command.arguments(), command.environment(), ends[0]);
        Syscalls.close(ends[1]);
        Syscalls.close(ends[0]);
        return pid;
    }

    /** Without a descriptor nobody would ever collect it, nor end it in time. */
    private static Failed abandon(EventLoop loop, int pid, Errno errno) {
        ProcessCalls.kill(-pid, Signals.KILL);
        Timer[] again = new Timer[1];
        again[0] = loop.timer("end of process " + pid, now -> {
            if (ProcessCalls.waitpidNoHang(pid) == -Errno.EAGAIN.code()) {
                again[0].armAt(now + COLLECT_AGAIN_NANOS);
            }
        });
        again[0].armAt(loop.now() + COLLECT_AGAIN_NANOS);
        return new Failed(errno);
    }

    /** The number of the process and of its group. */
    public int pid() {
        return pid;
    }

    /** True once it was signalled, for its time limit or by {@link #terminate}, and has not ended yet. */
    public boolean ending() {
        return !ended && ending != Ending.BY_ITSELF;
    }

    /** SIGKILL for the group; the result still comes. */
    public void kill() {
        if (!ended) {
            if (ending == Ending.BY_ITSELF) {
                ending = Ending.TERMINATED;
            }
            signalGroup(Signals.KILL);
        }
    }

    /** SIGTERM for the group, SIGKILL after a second; the result still comes. */
    public void terminate() {
        if (ended) {
            return;
        }
        if (ending == Ending.BY_ITSELF) {
            ending = Ending.TERMINATED;
        }
        signalGroup(Signals.TERM);
        timer.armAt(loop.now() + TERMINATE_KILL_AFTER_NANOS);
    }

    private void escalate() {
        if (ending == Ending.BY_ITSELF) {
            ending = Ending.TIMED_OUT;
            signalGroup(Signals.TERM);
            timer.armAt(loop.now() + limit.killAfterNanos());
        } else {
            signalGroup(Signals.KILL);
            timer.armAt(loop.now() + KILL_AGAIN_NANOS);
        }
    }

    private void collect() {
        if (ending != Ending.BY_ITSELF) {
            // The leader is gone; what it started and left in its group outlives its time as well. Until it is
            // collected its
            // number is not used again.
            signalGroup(Signals.KILL);
        }
        int status = ProcessCalls.waitpidNoHang(pid);
        if (status == -Errno.EAGAIN.code()) {
            return;
        }
        ended = true;
        timer.cancel();
        registration.close();
        Syscalls.close(pidfd);
        whenEnded.accept(result(status, loop.now() - startedNanos));
    }

    private ProcessResult result(int status, long durationNanos) {
        return switch (ending) {
            case TIMED_OUT -> new ProcessResult.TimedOut(durationNanos);
            case TERMINATED -> new ProcessResult.Terminated(durationNanos);
            case BY_ITSELF -> ownResult(status, durationNanos);
        };
    }

    /**
     * The wait status of waitpid(2): the low seven bits are a signal, or 0 and the status is in the next eight. It is lost
     * (ECHILD) if this process was started with SIGCHLD ignored; that counts as a failure.
     */
    private static ProcessResult ownResult(int status, long durationNanos) {
        if (status < 0) {
            return new ProcessResult.Exited(LOST_STATUS, durationNanos);
        }
        int signal = status & 0x7f;
        return signal == 0
                ? new ProcessResult.Exited((status >> 8) & 0xff, durationNanos)
                : new ProcessResult.Signalled(signal, durationNanos);
    }

    /** The group may be gone already; that is no fault. */
    private void signalGroup(int signal) {
        ProcessCalls.kill(-pid, signal);
    }
}
