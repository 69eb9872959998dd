package io.vipward.checkers.probe;

import io.vipward.checkers.core.ProbeResult;
import io.vipward.parser.model.MiscCheck;
import java.util.function.Consumer;

/** MISC_CHECK: a program of the operator's says how its server is. On the loop's thread. */
final class MiscProbe implements Prober {
    private final Programs programs;
    private final MiscCheck check;

    MiscProbe(Programs programs, MiscCheck check) {
        this.programs = programs;
        this.check = check;
    }

    @Override
    public Attempt start(int url, Consumer<ProbeResult> whenDone) {
        return programs.start(check.command(), check.timeoutNanos(), whenDone);
    }
}
