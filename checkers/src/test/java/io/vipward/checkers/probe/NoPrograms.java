package io.vipward.checkers.probe;

import io.vipward.checkers.core.ProbeResult.ProgramEnded;
import io.vipward.parser.model.ScriptCommand;
import java.util.function.Consumer;

/** For tests of checkers that run none. */
public final class NoPrograms implements Programs {
    @Override
    public String name(ScriptCommand command) {
        throw new AssertionError("runs " + command);
    }

    @Override
    public Attempt start(ScriptCommand command, long timeoutNanos, Consumer<? super ProgramEnded> whenEnded) {
        throw new AssertionError("runs " + command);
    }
}
