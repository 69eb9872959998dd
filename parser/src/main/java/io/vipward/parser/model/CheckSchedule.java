package io.vipward.parser.model;

/**
 * When a checker probes and when it believes.
 *
 * @param retry failures tolerated in a row, at least 0
 * @param alpha starts as failed
 * @param logAllFailures {@code log_all_failures}, or {@code checker_log_all_failures} of {@code global_defs}
 */
public record CheckSchedule(
        long delayLoopNanos,
        int retry,
        long delayBeforeRetryNanos,
        long warmupNanos,
        boolean alpha,
        boolean logAllFailures) {}
