package io.vipward.daemon.track;

/**
 * A script that some instance tracks and that may run.
 *
 * @param name of the {@code vrrp_script}
 * @param intervalNanos from start to start
 * @param timeoutNanos after which a run is ended
 */
public record TrackScript(String name, ScriptProgram program, long intervalNanos, long timeoutNanos) {}
