package io.vipward.daemon.track;

import io.vipward.netlink.loop.EventLoop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs track scripts on the control loop's thread and tells how each run ended. Every script runs at once when it is added,
 * then from start to start at its interval.
 */
public final class ScriptTracker {
    private final EventLoop loop;
    private final ScriptListener listener;
    private final ScriptLauncher launcher;
    private final Map<String, ScriptRunner> runners = new LinkedHashMap<>();

    /**
     * A tracker without scripts.
     *
     * @param environment the daemon's own, of which scripts get what is fit for them
     */
    public ScriptTracker(EventLoop loop, ScriptListener listener, Map<String, String> environment) {
        this.loop = loop;
        this.listener = listener;
        this.launcher = new ScriptLauncher(loop, environment);
    }

    /**
     * Runs these scripts from now on and no others. One that was there before under the same name and with the same program
     * goes on in its rhythm; a changed one starts anew, and a run of its old self is ended.
     */
    public void track(List<TrackScript> scripts) {
        Map<String, ScriptRunner> before = new LinkedHashMap<>(runners);
        runners.clear();
        for (TrackScript script : scripts) {
            ScriptRunner runner = before.remove(script.name());
            if (runner != null && runner.continues(script)) {
                runners.put(script.name(), runner);
            } else {
                if (runner != null) {
                    runner.stop();
                }
                runners.put(script.name(), new ScriptRunner(loop, script, launcher, listener));
            }
        }
        before.values().forEach(ScriptRunner::stop);
        new ArrayList<>(runners.values()).forEach(ScriptRunner::startIfIdle);
    }

    /** Ends what runs; nothing is told any more. */
    public void stop() {
        runners.values().forEach(ScriptRunner::stop);
        runners.clear();
    }
}
