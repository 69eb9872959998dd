package io.vipward.daemon.track;

/** Told how each run of a track script ended, on the control loop's thread. */
@FunctionalInterface
public interface ScriptListener {
    /**
     * One run has ended.
     *
     * @param script name of the {@code vrrp_script}
     */
    void ended(String script, ScriptRun run);
}
