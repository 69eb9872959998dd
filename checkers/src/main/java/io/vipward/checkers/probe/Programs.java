package io.vipward.checkers.probe;

import io.vipward.checkers.core.ProbeResult.ProgramEnded;
import io.vipward.parser.model.ScriptCommand;
import java.util.function.Consumer;

/** Runs programs that check servers. On the loop's thread. */
public interface Programs {
    /** What is executed for a command, as log lines name it. */
    String name(ScriptCommand command);

    /**
     * Starts a program. When its time is over its process group gets SIGTERM, and SIGKILL if that does not help; given up, it
     * is ended the same way, faster.
     *
     * @param timeoutNanos above 0
     * @param whenEnded told once, in a later turn of the loop; not after the attempt was cancelled
     */
    Attempt start(ScriptCommand command, long timeoutNanos, Consumer<? super ProgramEnded> whenEnded);
}
