package io.vipward.netlink.process;

/** How a process ended. */
public sealed interface ProcessResult {
    /** From its start to its end. */
    long durationNanos();

    /** It ended by itself. */
    record Exited(int status, long durationNanos) implements ProcessResult {}

    /** A signal ended it that was not ours. */
    record Signalled(int signal, long durationNanos) implements ProcessResult {}

    /** It was signalled for its time limit, whatever it then made of that: a process that outstays its time is not well. */
    record TimedOut(long durationNanos) implements ProcessResult {}

    /** It was signalled by {@link ChildProcess#terminate}. */
    record Terminated(long durationNanos) implements ProcessResult {}
}
