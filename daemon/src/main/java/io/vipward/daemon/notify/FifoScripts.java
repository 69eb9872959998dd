package io.vipward.daemon.notify;

import io.vipward.daemon.track.ScriptLauncher.Extras;
import io.vipward.daemon.track.ScriptProgram;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Scripts that read FIFOs for as long as the daemon runs. They are not started again. On the notify thread. */
final class FifoScripts {
    private static final Logger LOG = LoggerFactory.getLogger(FifoScripts.class);

    private final ScriptStarter starter;
    private final Set<ScriptStarter.Running> running = new HashSet<>();

    FifoScripts(ScriptStarter starter) {
        this.starter = starter;
    }

    /**
     * Starts one.
     *
     * @param runner how messages begin
     * @param path its last argument
     */
    void start(String runner, ScriptProgram program, String path) {
        ScriptStarter.Running[] started = new ScriptStarter.Running[1];
        ScriptCall call = new ScriptCall(program, new Extras(List.of(path), null));
        started[0] = starter.start(call, () -> ended(runner, started[0]));
        if (started[0] != null) {
            running.add(started[0]);
        }
    }

    private void ended(String runner, ScriptStarter.Running script) {
        if (running.remove(script)) {
            LOG.warn("{}notify fifo script terminated", runner);
        }
    }

    void terminate() {
        running.forEach(ScriptStarter.Running::terminate);
        running.clear();
    }
}
