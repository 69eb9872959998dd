package io.vipward.parser.model;

/**
 * When a virtual server counts as up.
 *
 * @param quorum weight needed, at most the sum of the configured weights
 * @param hysteresis below the quorum
 * @param checkerLogAllFailures {@code checker_log_all_failures}
 */
public record QuorumSettings(long quorum, long hysteresis, boolean checkerLogAllFailures) {}
