package io.vipward.parser.model;

/**
 * A {@code vrrp_script} block.
 *
 * @param intervalNanos from start to start, 1 s by default
 * @param timeoutNanos how long a run may take, the interval by default
 */
public record VrrpScript(
        String name,
        Origins origins,
        ScriptCommand command,
        long intervalNanos,
        long timeoutNanos,
        ScriptVerdict verdict) {}
