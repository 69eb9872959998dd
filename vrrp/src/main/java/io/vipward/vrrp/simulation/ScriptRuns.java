package io.vipward.vrrp.simulation;

import io.vipward.parser.model.VrrpScript;
import io.vipward.vrrp.core.ScriptOutcome;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Has the track scripts of a daemon end at their intervals, the first time at once. One thread. */
final class ScriptRuns {
    private final Agenda agenda;
    private final BiConsumer<String, ScriptOutcome> ended;
    private @Nullable ScriptSource source;
    /** Counts starts: runs of an earlier one do not go on. */
    private long starts;

    /**
     * None.
     *
     * @param ended told the name of the script and how a run of it ended
     */
    ScriptRuns(Agenda agenda, BiConsumer<String, ScriptOutcome> ended) {
        this.agenda = agenda;
        this.ended = ended;
    }

    void decidedBy(ScriptSource other) {
        source = other;
    }

    /** Those of before are not run any more. */
    void start(List<VrrpScript> scripts) {
        starts++;
        for (VrrpScript script : scripts) {
            run(script, starts);
        }
    }

    void end() {
        starts++;
    }

    private void run(VrrpScript script, long start) {
        if (source != null && start == starts) {
            ended.accept(script.name(), source.outcome(script.name()));
            agenda.at(agenda.now() + script.intervalNanos(), () -> run(script, start));
        }
    }
}
